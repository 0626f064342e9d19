package cn.huice.land.redevelopment;

import cn.huice.casework.sql.Cursor;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;

/** What is asked of the register, as it stands in the address. */
class InefficientLandQuery {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}(\\.\\d{1,15})?");

    @QueryParam("district")
    String district;

    /** Code of parcel.inefficient_type. */
    @QueryParam("type")
    String type;

    @QueryParam("state")
    String state;

    @QueryParam("mode")
    String mode;

    @QueryParam("reported")
    Boolean reported;

    /** West, south, east and north in degrees (CRS84). */
    @QueryParam("bbox")
    String bbox;

    InefficientLand.State state() {
        return Cursor.constant("state", InefficientLand.State.class, state);
    }

    InefficientLand.Mode mode() {
        return Cursor.constant("mode", InefficientLand.Mode.class, mode);
    }

    String type() {
        if (type != null
                && Vocabulary.standard().get(new AttributeKey("parcel.inefficient_type")).codes().stream()
                        .noneMatch(code -> code.code().equals(type))) {
            throw ProblemException.badField(FieldError.of("type", "没有这一类", "no such type", "parcel.inefficient_type"));
        }
        return type;
    }

    /** @throws ProblemException 400 unless four numbers, the lower before the upper */
    Optional<Envelope> window() {
        if (bbox == null) {
            return Optional.empty();
        }
        String[] parts = bbox.split(",", -1);
        double[] numbers = new double[4];
        for (int i = 0; i < parts.length; i++) {
            if (parts.length != 4 || !NUMBER.matcher(parts[i].strip()).matches()) {
                throw badBox();
            }
            numbers[i] = Double.parseDouble(parts[i].strip());
        }
        boolean inOrder = numbers[0] <= numbers[2] && numbers[1] <= numbers[3];
        if (!inOrder || Math.abs(numbers[0]) > 180 || Math.abs(numbers[2]) > 180 || Math.abs(numbers[1]) > 90) {
            throw badBox();
        }
        return Optional.of(new Envelope(numbers[0], numbers[2], numbers[1], numbers[3]));
    }

    private static ProblemException badBox() {
        return ProblemException.badField(
                FieldError.of("bbox", "应为西、南、东、北四个经纬度", "must be west, south, east and north in degrees", "w,s,e,n"));
    }
}
