import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files: VeraCheck PROFILES FILE... with profiles such as "3a,ua1".
 *
 * One line on standard output per file, profile and broken rule:
 * file, profile, clause-test, number of places, first place, message; tabs between.
 * Exit 0 when every file follows every profile, 1 when one does not, 2 when a file could not be read.
 */
public final class VeraCheck {
    private VeraCheck() {}

    public static void main(String[] args) {
        VeraGreenfieldFoundryProvider.initialise();
        boolean broken = false;
        boolean unread = false;
        for (int i = 1; i < args.length; i++) {
            for (String profile : args[0].split(",")) {
                try {
                    broken |= check(args[i], profile);
                } catch (Exception e) {
                    System.out.println(String.join("\t", args[i], profile, "-", "1", "-", oneLine(e.toString())));
                    unread = true;
                }
            }
        }
        System.out.flush();
        System.exit(unread ? 2 : broken ? 1 : 0);
    }

    /** Whether the file breaks a rule of the profile. */
    private static boolean check(String file, String profile) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.fromString(profile);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("unknown profile " + profile);
        }
        try (InputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, Integer> places = new TreeMap<>();
            Map<String, String> first = new TreeMap<>();
            for (TestAssertion a : result.getTestAssertions()) {
                if (a.getStatus() != TestAssertion.Status.FAILED) {
                    continue;
                }
                String rule = a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber();
                places.merge(rule, 1, Integer::sum);
                first.putIfAbsent(rule, oneLine(a.getLocation().getContext()) + "\t" + oneLine(a.getMessage()));
            }
            places.forEach((rule, n) ->
                    System.out.println(String.join("\t", file, profile, rule, n.toString(), first.get(rule))));
            if (places.isEmpty() && !result.isCompliant()) {
                System.out.println(String.join("\t", file, profile, "-", "1", "-", "not compliant, no rule named"));
            }
            return !result.isCompliant();
        }
    }

    private static String oneLine(String text) {
        return text == null ? "-" : text.replaceAll("\\s+", " ");
    }
}
