package caposaldo.web.paper;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the renderer says goes where everything said goes, from warnings on: it tells of each step of each page. */
class PrinterLog implements XRLogger {

    private static final Logger log = LoggerFactory.getLogger(PaperPrinter.class);

    @Override
    public void log(String where, Level level, String message) {
        log(where, level, message, null);
    }

    @Override
    public void log(String where, Level level, String message, @Nullable Throwable why) {
        if (level.intValue() >= Level.WARNING.intValue()) {
            log.warn("{}: {}", where, message, why);
        }
    }

    @Override
    public void setLevel(String where, Level level) {
        // Ours is set where everybody's is.
    }

    @Override
    public boolean isLogLevelEnabled(Diagnostic said) {
        return said.getLevel().intValue() >= Level.WARNING.intValue();
    }
}
