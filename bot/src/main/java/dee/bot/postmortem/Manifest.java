package dee.bot.postmortem;

import dee.bot.incident.IncidentId;
import dee.bot.incident.KeptEvidence;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is in a bundle, with the sha256 of each file, and what should be and is missing. */
final class Manifest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final ObjectNode root = JSON.createObjectNode();
  private final ArrayNode files;
  private final ArrayNode evidence;

  Manifest(IncidentId id) {
    root.put("incident", id.toString());
    files = root.putArray("files");
    evidence = root.putArray("evidence");
  }

  void file(String name, byte[] bytes) {
    files.addObject().put("file", name).put("sha256", sha256(bytes)).put("bytes", bytes.length);
  }

  /**
   * An item of evidence.
   *
   * @param text the file with its text
   * @param beside the file with what was kept beside it
   */
  void evidence(Optional<String> text, Optional<String> beside, int run, KeptEvidence kept) {
    ObjectNode item = text(text, run, kept);
    kept.file().ifPresent(file -> {
      ObjectNode attached = item.putObject("attachment");
      beside.ifPresentOrElse(
          name -> attached.put("file", name), () -> attached.put("missing", true));
      attached.put("sha256", file.sha256()).put("bytes", file.bytes());
    });
  }

  /** Its text; without a file it was pruned or lost, and its sha256 is what it was. */
  private ObjectNode text(Optional<String> file, int run, KeptEvidence kept) {
    ObjectNode item = evidence.addObject();
    item.put("id", kept.id());
    file.ifPresentOrElse(name -> item.put("file", name), () -> item.put("missing", true));
    item.put("sha256", kept.sha256())
        .put("bytes", kept.bytes())
        .put("run", run)
        .put("target", kept.target())
        .put("probe", kept.probe())
        .put("command", kept.command())
        .put("at", kept.at().toString())
        .put("exit", kept.exit())
        .put("redactions", kept.redactions());
    return item;
  }

  byte[] json() {
    return JSON.writeValueAsBytes(root);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
