package caposaldo.analytics.value;

/**
 * A model with the likelihood of the data it was fitted to.
 *
 * @param logLikelihood the larger the better; comparable between models of the same data only
 */
public record Fit<M>(M model, double logLikelihood) {}
