package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evolution.iaas.generated.ApiResponse;
import java.net.http.HttpHeaders;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A collection, walked page by page: a page is requested when its first element is asked for. The next offset is counted
 * by what came; an element that was seen before, by its id or else its hRef, is dropped.
 *
 * @param <T> an element
 */
public final class Pager<T> implements Iterable<T> {
  private final int first;
  private final boolean isPaged;
  private final IntFunction<ApiResponse<List<T>>> fetch;
  private final ObjectMapper mapper;
  private volatile Long total;

  Pager(int first, boolean isPaged, IntFunction<ApiResponse<List<T>>> fetch, ObjectMapper mapper) {
    this.first = first;
    this.isPaged = isPaged;
    this.fetch = fetch;
    this.mapper = mapper;
  }

  /** Returns how many elements the last page said that there are; empty if it did not say, or none was read yet. */
  public OptionalLong total() {
    Long told = total;
    return told == null ? OptionalLong.empty() : OptionalLong.of(told);
  }

  /** Returns all elements. */
  public List<T> all() {
    return stream().toList();
  }

  /** Returns the elements; a page is requested when its first element is. */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public Iterator<T> iterator() {
    return new Walk();
  }

  private final class Walk implements Iterator<T> {
    private final Queue<T> waiting = new ArrayDeque<>();
    private final Set<Object> seen = new HashSet<>();
    private List<Object> last = List.of();
    private int offset = first;
    private int barren;
    private boolean isOver;

    @Override
    public boolean hasNext() {
      while (waiting.isEmpty() && !isOver) read();
      return !waiting.isEmpty();
    }

    @Override
    public T next() {
      if (!hasNext()) throw new NoSuchElementException();
      return waiting.remove();
    }

    private void read() {
      ApiResponse<List<T>> response = fetch.apply(offset);
      HttpHeaders headers = HttpHeaders.of(response.getHeaders(), (name, value) -> true);
      // With elements that could not be read.
      int sent = headers.firstValue("X-Result-Count").map(Integer::valueOf).orElse(response.getData().size());
      offset += sent;
      Long told = headers.firstValue("X-Total-Count").filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf).orElse(null);
      // Fewer than have been read: it contradicts itself. A collection without pages is all there is.
      boolean isTold = told != null && (sent == 0 || told >= offset);
      total = isTold ? told : isPaged ? null : Long.valueOf(sent);
      List<Object> keys = response.getData().stream().map(this::key).toList();
      for (int index = 0; index < keys.size(); index++) {
        if (seen.add(keys.get(index))) waiting.add(response.getData().get(index));
      }
      barren = waiting.isEmpty() ? barren + 1 : 0;
      boolean isAtEnd = total == null ? barren > 0 : offset >= total;
      isOver = !isPaged || sent == 0 || keys.equals(last) || barren > 1 || isAtEnd;
      last = keys;
    }

    private Object key(T element) {
      JsonNode members = mapper.valueToTree(element);
      if (members.hasNonNull("id")) return "id " + members.get("id").asText();
      return members.hasNonNull("hRef") ? "hRef " + members.get("hRef").asText() : members;
    }
  }
}
