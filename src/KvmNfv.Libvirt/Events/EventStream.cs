using System.Threading.Channels;

namespace KvmNfv.Libvirt;

/// <summary>Events of one subscription, in the order in which libvirt told them.</summary>
/// <typeparam name="T">The type of the events.</typeparam>
/// <remarks>
/// The subscription begins when the stream is made, so nothing is lost before the first <c>await foreach</c>, and ends when the stream or its
/// connection is disposed; leaving an <c>await foreach</c> does not end it. Events that wait for longer than the capacity allows are dropped and
/// counted. The enumeration ends when the stream or the connection is disposed, and throws <see cref="LibvirtConnectionLostException"/> when the
/// connection is lost for good, both after the events that already came. Thread-safe; several readers share the events between them.
/// </remarks>
public sealed class EventStream<T> : IAsyncEnumerable<T>, IAsyncDisposable, IDisposable
{
    private readonly Channel<T> _channel;
    private Action? _end;
    private long _dropped;

    internal EventStream(EventOptions? options, Action? end = null)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Capacity, 1, nameof(options.Capacity));
        Capacity = options.Capacity;
        _end = end;
        _channel = Channel.CreateBounded<T>(
            new BoundedChannelOptions(Capacity)
            {
                FullMode = options.Overflow == EventOverflow.DropOldest ? BoundedChannelFullMode.DropOldest : BoundedChannelFullMode.DropWrite,
                AllowSynchronousContinuations = false,
            },
            _ => Interlocked.Increment(ref _dropped));
    }

    /// <summary>How many events may wait.</summary>
    public int Capacity { get; }

    /// <summary>How many events were dropped because too many waited.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>How many events wait now.</summary>
    public int Waiting => _channel.Reader.Count;

    /// <summary>Whether no more events will come; those that wait can still be read.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Takes the next event if one waits.</summary>
    public bool TryRead(out T value) => _channel.Reader.TryRead(out value!);

    /// <summary>Waits for the next event.</summary>
    /// <exception cref="InvalidOperationException">The stream has ended and no event waits.</exception>
    /// <exception cref="LibvirtConnectionLostException">The connection is lost for good and no event waits.</exception>
    public async ValueTask<T> ReadAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await _channel.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException e) when (e.InnerException is LibvirtException inner)
        {
            throw inner;
        }
        catch (ChannelClosedException e)
        {
            throw new InvalidOperationException("The event stream has ended: it or its connection was disposed.", e);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _channel.Reader.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>Ends the subscription and, after the events that wait, the enumeration. Asks the server, so it blocks shortly.</summary>
    public void Dispose()
    {
        Complete();
        Interlocked.Exchange(ref _end, null)?.Invoke();
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        Complete();
        if (Interlocked.Exchange(ref _end, null) is { } end)
            await Task.Run(end).ConfigureAwait(false);
    }

    internal void OnDispose(Action end) => _end = end;

    internal bool Write(T value) => _channel.Writer.TryWrite(value);

    internal void Complete(Exception? error = null)
    {
        IsEnded = true;
        _channel.Writer.TryComplete(error);
    }
}
