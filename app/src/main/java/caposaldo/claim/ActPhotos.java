package caposaldo.claim;

import static caposaldo.db.claim.Tables.ACT_PHOTO;
import static caposaldo.db.claim.Tables.PHOTO_CONTENT;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The photographs of an act: added until it is settled, taken out only of a draft. */
@Component
public class ActPhotos {

    private static final int MOST = 20;
    private static final int LONGEST_NAME = 100;

    /** @param mediaType as the content says */
    public record Content(String mediaType, byte[] bytes) {}

    private final DSLContext sql;
    private final ActStore store;
    private final Acts acts;
    private final DrawUpAct.Delivered delivered;

    ActPhotos(DSLContext sql, ActStore store, Acts acts, DrawUpAct.Delivered delivered) {
        this.sql = sql;
        this.store = store;
        this.acts = acts;
        this.delivered = delivered;
    }

    /**
     * @param name what it was called; only shown
     * @throws Invalid when it is no JPEG or PNG of up to 5 MB, is there already, or the act is ended or has 20
     * @throws caposaldo.kernel.Stale when somebody changed the act since {@code version} was read
     */
    @Transactional
    public void add(AccessScope scope, ActId id, int version, String name, InputStream file) throws IOException {
        scope.require(Right.CLAIM_EDIT);
        var photo = PhotoFile.read(file);
        delivered.get(scope, acts.get(scope, id).delivery().note());
        var act = store.lock(id, version);
        var state = ActState.valueOf(act.getState());
        if (state != ActState.DRAFT && state != ActState.SIGNED) {
            throw Invalid.field("photo", "claim.invalid.closed");
        } else if (sql.fetchCount(ACT_PHOTO, ACT_PHOTO.ACT_ID.eq(id.value())) >= MOST) {
            throw Invalid.field("photo", "claim.invalid.photos", MOST);
        }
        var row = sql.insertInto(ACT_PHOTO)
                .set(ACT_PHOTO.ACT_ID, id.value())
                .set(ACT_PHOTO.NAME, name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
                .set(ACT_PHOTO.MEDIA_TYPE, photo.mediaType())
                .set(ACT_PHOTO.BYTES, photo.content().length)
                .set(ACT_PHOTO.WIDTH, photo.width())
                .set(ACT_PHOTO.HEIGHT, photo.height())
                .set(ACT_PHOTO.SHA256, photo.sha256())
                .set(ACT_PHOTO.ADDED_BY_ID, scope.userId())
                .set(ACT_PHOTO.ADDED_AT, store.now())
                .onConflict(ACT_PHOTO.ACT_ID, ACT_PHOTO.SHA256)
                .doNothing()
                .returningResult(ACT_PHOTO.ID)
                .fetchOptional()
                .orElseThrow(() -> Invalid.field("photo", "claim.invalid.samePhoto"));
        sql.insertInto(PHOTO_CONTENT)
                .set(PHOTO_CONTENT.PHOTO_ID, row.value1())
                .set(PHOTO_CONTENT.CONTENT, photo.content())
                .execute();
        store.save(act);
    }

    /** @throws Missing when the act has no such photograph */
    @Transactional(readOnly = true)
    public Content content(AccessScope scope, ActId id, long photo) {
        acts.get(scope, id);
        return sql.select(ACT_PHOTO.MEDIA_TYPE, PHOTO_CONTENT.CONTENT)
                .from(ACT_PHOTO)
                .join(PHOTO_CONTENT)
                .on(PHOTO_CONTENT.PHOTO_ID.eq(ACT_PHOTO.ID))
                .where(ACT_PHOTO.ID.eq(photo))
                .and(ACT_PHOTO.ACT_ID.eq(id.value()))
                .fetchOptional(
                        row -> new Content(Objects.requireNonNull(row.value1()), Objects.requireNonNull(row.value2())))
                .orElseThrow(() -> new Missing("photograph " + photo));
    }

    /**
     * @throws Invalid when the act is signed
     * @throws Missing when the act has no such photograph
     * @throws caposaldo.kernel.Stale when somebody changed the act since {@code version} was read
     */
    @Transactional
    public void remove(AccessScope scope, ActId id, int version, long photo) {
        scope.require(Right.CLAIM_EDIT);
        delivered.get(scope, acts.get(scope, id).delivery().note());
        var act = store.lock(id, version);
        if (ActState.valueOf(act.getState()) != ActState.DRAFT) {
            throw Invalid.field("", "claim.invalid.signed");
        }
        var removed = sql.deleteFrom(ACT_PHOTO)
                .where(ACT_PHOTO.ID.eq(photo))
                .and(ACT_PHOTO.ACT_ID.eq(id.value()))
                .execute();
        if (removed == 0) {
            throw new Missing("photograph " + photo);
        }
        store.save(act);
    }
}
