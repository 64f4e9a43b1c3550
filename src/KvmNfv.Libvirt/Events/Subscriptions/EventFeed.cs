namespace KvmNfv.Libvirt;

/// <summary>One event stream and what feeds it.</summary>
internal abstract class EventFeed(bool skipUnsupported) : EventTarget
{
    /// <summary>Whether kinds that the server does not know are left out, rather than an error.</summary>
    public bool SkipUnsupported => skipUnsupported;

    public List<SharedSubscription> Subscriptions { get; } = [];

    public abstract void Complete(Exception? error);
}

/// <summary>A feed with its stream.</summary>
internal sealed class EventFeed<T> : EventFeed
{
    private readonly Func<T, bool>? _filter;

    public EventFeed(Func<T, bool>? filter, EventOptions? options, bool skipUnsupported, Action<EventFeed> end) : base(skipUnsupported)
    {
        _filter = filter;
        Stream = new(options, () => end(this));
    }

    public EventStream<T> Stream { get; }

    public override void Publish(object item)
    {
        var typed = (T)item;
        if (_filter is null || _filter(typed))
            Stream.Write(typed);
    }

    public override void Complete(Exception? error) => Stream.Complete(error);
}
