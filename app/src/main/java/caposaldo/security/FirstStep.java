package caposaldo.security;

/**
 * One way to begin in a fresh house, offered to the first administrator after the set-up; modules contribute theirs as
 * beans.
 *
 * @param rank the smaller, the further up
 * @param titleKey message key of what is done, such as "Load the sample company"
 * @param saidKey message key of one sentence on what that brings
 * @param path the page it leads to, or what it posts to
 * @param posts whether it is done at once by a POST
 * @param right the right without which it is not offered; empty for everybody signed in
 */
public record FirstStep(int rank, String titleKey, String saidKey, String path, boolean posts, String right) {}
