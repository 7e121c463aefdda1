import '@isoloir/components/tokens.css';
import './portal.css';
import './landing.css';
import './app/portal-app.ts';
import { jumpTo } from './app/jump.ts';

document.addEventListener('click', jumpTo);
