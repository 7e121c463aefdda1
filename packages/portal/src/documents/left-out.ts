/** In place of what jsPDF can load to draw HTML and SVG: our documents are drawn by its own operations only. */
export default undefined;
