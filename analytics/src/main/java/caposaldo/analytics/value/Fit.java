package caposaldo.analytics.value;

/**
 * A model with the likelihood of the data it was fitted to.
 *
 * @param logLikelihood the larger the better; comparable between models of the same data only
 * @param flat whether the data leave a parameter open: its 95 % interval reaches beyond ten times as much or as little
 */
public record Fit<M>(M model, double logLikelihood, boolean flat) {}
