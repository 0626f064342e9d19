/** The public face of the policies: what there is, from which document, since when, by which procedure. */
package cn.huice.casework.catalogue;
