package caposaldo.web;

import caposaldo.kernel.Invalid.Problem;
import java.util.List;

/** @param incident the number under which the log has it, empty when it is no defect of ours */
public record FailurePage(String title, String said, List<Problem> problems, String incident) {}
