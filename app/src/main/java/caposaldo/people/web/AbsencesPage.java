package caposaldo.people.web;

import caposaldo.people.Absence;
import java.time.LocalDate;
import java.util.List;

/**
 * Who is away, by time.
 *
 * @param coming running on the day or later, the nearest first
 * @param past the latest first
 */
public record AbsencesPage(LocalDate today, List<Absence> coming, List<Absence> past) {}
