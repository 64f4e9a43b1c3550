namespace KvmNfv.Libvirt;

/// <summary>The streams of <see cref="IConnectionEvents"/>.</summary>
internal sealed class ConnectionEventSource : IConnectionEvents
{
    private readonly Lock _lock = new();
    private readonly List<EventStream<ConnectionEvent>> _streams = [];
    private ConnectionEvent? _last;

    public EventStream<ConnectionEvent> All(EventOptions? options = null)
    {
        var stream = new EventStream<ConnectionEvent>(options);
        stream.OnDispose(() => Remove(stream));
        lock (_lock)
        {
            if (_last is null)
            {
                _streams.Add(stream);
                return stream;
            }
        }
        stream.Write(_last);
        stream.Complete();
        return stream;
    }

    public void Publish(ConnectionEvent item)
    {
        lock (_lock)
        {
            foreach (var stream in _streams)
                stream.Write(item);
        }
    }

    public void PublishLast(ConnectionEvent item)
    {
        lock (_lock)
        {
            if (_last is not null)
                return;
            _last = item;
            foreach (var stream in _streams)
            {
                stream.Write(item);
                stream.Complete();
            }
            _streams.Clear();
        }
    }

    private void Remove(EventStream<ConnectionEvent> stream)
    {
        lock (_lock)
            _streams.Remove(stream);
    }
}
