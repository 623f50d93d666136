package caposaldo.ubl;

import caposaldo.kernel.Right;

/**
 * Where a document of a type is taken in; rooms contribute theirs as beans.
 *
 * @param labelKey message key of what is done with it there
 */
public record DocumentHome(UblType type, String labelKey, String path, Right right) {}
