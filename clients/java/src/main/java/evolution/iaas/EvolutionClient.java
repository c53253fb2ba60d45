package evolution.iaas;

import evolution.iaas.generated.ApiClient;
import evolution.iaas.generated.resources.Resources;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/**
 * Calls the API: `client.keyPairs().create(new KeyPairInRequest().name("deploy"))`. Failures are EvolutionExceptions.
 *
 * <p>A client may be used by many threads at once. Calls block; those that end in `Async` run on the client's executor. An
 * interrupt ends a call. Attempts and pauses are logged to the System.Logger `evolution.iaas`, at level DEBUG; no header
 * and no body.
 */
public final class EvolutionClient extends Resources implements AutoCloseable {
  private final Calls calls;

  private EvolutionClient(Calls calls) {
    super(calls);
    this.calls = calls;
  }

  /** Returns a builder; credentials are all that it needs. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the generated client, whose requests follow the rules of this one: `new KeyPairsApi(client.api())`. */
  public ApiClient api() {
    return calls.api();
  }

  /** Interrupts the calls of the client's own executor; one that was given is left alone. */
  @Override
  public void close() {
    calls.close();
  }

  @Override
  public String toString() {
    return "client of " + calls.transport.base;
  }

  /** Builds a client. */
  public static final class Builder {
    private final Settings settings = new Settings();

    private Builder() {}

    /** Chooses the mode Orange Developer: the key is the SIU token, sent as X-API-Key. */
    public Builder orangeDeveloper(String apiKey) {
      settings.header = "X-API-Key";
      settings.key = apiKey;
      return this;
    }

    /** Chooses the mode Orange Developer Inside: the id is the SIU Id, sent as X-Requester-Id. */
    public Builder orangeDeveloperInside(String requesterId) {
      settings.header = "X-Requester-Id";
      settings.key = requesterId;
      return this;
    }

    /** Sends a bearer token that is never renewed. */
    public Builder accessToken(String token) {
      settings.accessToken = token == null ? "" : token;
      return this;
    }

    /** Fetches and renews tokens by the client credentials grant (RFC 6749, section 4.4). */
    public Builder clientCredentials(String id, String secret, String tokenUrl) {
      settings.clientId = id == null ? "" : id;
      settings.clientSecret = secret;
      settings.tokenUrl = tokenUrl;
      return this;
    }

    /** Names another service than the one that the spec describes, such as the simulator. */
    public Builder baseUrl(String url) {
      settings.baseUrl = url;
      return this;
    }

    /** Names the project of calls that name none. */
    public Builder projectId(String id) {
      settings.projectId = id;
      return this;
    }

    /** Names the zone of calls that name none. */
    public Builder zone(String name) {
      settings.zone = name;
      return this;
    }

    /** Puts a product in front of this client's in the User-Agent header. */
    public Builder userAgent(String product) {
      settings.userAgent = product;
      return this;
    }

    /** Says how often a request is sent again that may be; 3 if not called. */
    public Builder retries(int count) {
      settings.retries = count;
      return this;
    }

    /** Limits one attempt, to the end of the body; 30 s if not called. */
    public Builder timeout(Duration limit) {
      settings.timeout = limit;
      return this;
    }

    /** Limits a call as a whole: attempts, the pauses between them, and its token; 5 min if not called. */
    public Builder deadline(Duration limit) {
      settings.deadline = limit;
      return this;
    }

    /** Limits the body of a response, decompressed; 32 MiB if not called. */
    public Builder maxResponseBytes(int limit) {
      settings.maxResponseBytes = limit;
      return this;
    }

    /** Sends with another client, which must not follow redirects: they would carry the key to another host. */
    public Builder httpClient(HttpClient client) {
      if (client.followRedirects() != HttpClient.Redirect.NEVER) {
        throw EvolutionException.configuration("the HttpClient must be built with followRedirects(Redirect.NEVER)");
      }
      settings.http = client;
      return this;
    }

    /** Runs asynchronous calls; threads of the client's own if not called. Each call needs a thread while it runs. */
    public Builder executor(ExecutorService executor) {
      settings.executor = executor;
      return this;
    }

    /** Takes the time from elsewhere, for tests. */
    public Builder clock(Clock clock) {
      settings.clock = clock;
      return this;
    }

    /**
     * Returns the client.
     *
     * @throws EvolutionException.Configuration if something is missing, or cannot be used
     */
    public EvolutionClient build() {
      settings.check();
      return new EvolutionClient(new Calls(settings));
    }
  }
}
