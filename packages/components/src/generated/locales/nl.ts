
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    import {str} from '@lit/localize';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      's06174eb0f5617d10': str`Kies ${0} kandidaten.`,
's10a75705ee17506b': str`Er is ${0} kandidaat.`,
's165f8b73c1010ff5': str`Kies ${0} kandidaat.`,
's2eb9d073e98514c1': str`Kies ten hoogste ${0} kandidaat. U kunt ook niemand kiezen.`,
's303f4de9986b6f36': `Fout:`,
's592feba16e37a20e': `U stemt blanco in deze categorie. Vink de blanco stem uit om een kandidaat te kiezen.`,
's64729440f9c67747': str`Maximum bereikt: ${0} van ${1} gekozen`,
's7e4b10f47a2702b2': str`${0} te begeven mandaat.`,
's82656c35e817354c': str`Kies nog: er is minstens ${0} kandidaat nodig.`,
's949268cbc635a5cb': str`${0} te begeven mandaten.`,
's9622a7eab4950738': str`Kies ten hoogste ${0} kandidaten. U mag er minder kiezen, of geen enkele.`,
'saaace3996064bc2f': str`Kies nog: er zijn minstens ${0} kandidaten nodig.`,
'sac36859c2d459977': str`Blanco stemmen: ${0}`,
'sac59914e2156638c': str`Er zijn ${0} kandidaten.`,
'sad58c44859efed7a': `Mijn keuzes behouden`,
'sb0e0c6a04e92f84a': `Gekozen`,
'sbad2cfe0f9792ab4': `Wissen en blanco stemmen`,
'sbdec0830728bc82f': str`Uw keuze in deze categorie wordt gewist.`,
'sbe1597e25d6b2d87': str`${0} van ${1} gekozen, nog ${2} mogelijk`,
'sbec8bffbf38bfabd': str`Kies ${0} tot ${1} kandidaten.`,
'sd0193fdbfa9e9871': str`Maximum bereikt: ${0} kandidaten. Vink een kandidaat uit om een andere te kiezen.`,
'sd0e4d3333b12510b': `Ik kies geen enkele kandidaat in deze categorie.`,
'sdc58eb2a27aa571b': str`Maximum bereikt: ${0} kandidaat. Vink uw kandidaat uit om een andere te kiezen.`,
'sdfb6f8314cce1dc0': str`Uw ${0} keuzes in deze categorie worden gewist.`,
'se9f2c364a33a053b': `Blanco stemmen`,
'sf7d6af5be8ae7d8b': `Blanco stem`,
    };
  