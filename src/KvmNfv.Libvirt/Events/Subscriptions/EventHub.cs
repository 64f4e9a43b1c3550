namespace KvmNfv.Libvirt;

/// <summary>All live event streams of one connection: opens them, carries them over a reconnect, ends them.</summary>
/// <remarks>
/// The lock is held during native calls. That is safe: neither event callbacks nor free callbacks take it, so a callback never waits for a
/// thread that waits for libvirt.
/// </remarks>
internal sealed class EventHub(LibvirtConnection connection)
{
    private readonly Lock _native = new();
    private readonly Lock _list = new();
    private readonly List<EventFeed> _feeds = [];
    private readonly Dictionary<EventRegistration, SharedSubscription> _subscriptions = [];
    private bool _closed;
    private bool _ended;
    private Exception? _lost;

    public EventStream<T> Open<T>(
        IEnumerable<EventRegistration> registrations, Func<T, bool>? filter, EventOptions? options, bool skipUnsupported = false)
    {
        var feed = new EventFeed<T>(filter, options, skipUnsupported, End);
        lock (_native)
        {
            lock (_list)
            {
                ObjectDisposedException.ThrowIf(_closed, connection);
                if (_lost is not null)
                    throw _lost;
                _feeds.Add(feed);
            }
            try
            {
                Attach(feed, registrations);
            }
            catch
            {
                End(feed);
                throw;
            }
        }
        return feed.Stream;
    }

    /// <summary>Registers everything that is wanted on the connection's new native object.</summary>
    /// <exception cref="LibvirtConnectionLostException">It was lost again.</exception>
    public void BeginAgain()
    {
        lock (_native)
        {
            using var lease = connection.Lease();
            foreach (var subscription in _subscriptions.Values.ToArray())
            {
                subscription.End();
                if (!subscription.IsWanted)
                {
                    _subscriptions.Remove(subscription.Registration);
                    continue;
                }
                try
                {
                    subscription.Begin(lease, widen: true);
                }
                catch (Exception e) when (e is LibvirtException and not LibvirtConnectionLostException)
                {
                    Refused(subscription, e);
                }
            }
        }
    }

    /// <summary>Ends every stream: the connection is lost for good.</summary>
    public void Fail(Exception error)
    {
        lock (_list)
            _lost ??= error;
        EndAll(error);
    }

    /// <summary>Ends every stream: the connection is disposed.</summary>
    public void Close()
    {
        lock (_list)
            _closed = true;
        EndAll(null);
    }

    private void Attach(EventFeed feed, IEnumerable<EventRegistration> registrations)
    {
        using var lease = connection.Lease();
        LibvirtUnsupportedException? refused = null;
        foreach (var registration in registrations)
        {
            if (!_subscriptions.TryGetValue(registration, out var subscription))
                subscription = new(registration);
            // The stream comes first: an event may arrive as soon as libvirt knows the callback.
            subscription.Add(feed);
            try
            {
                if (!subscription.IsRegistered)
                    subscription.Begin(lease, widen: false);
            }
            catch (LibvirtException e)
            {
                subscription.Remove(feed);
                if (!feed.SkipUnsupported || e is not LibvirtUnsupportedException unsupported)
                    throw;
                refused = unsupported;
                continue;
            }
            _subscriptions[registration] = subscription;
            feed.Subscriptions.Add(subscription);
        }
        Prune();
        if (feed.Subscriptions.Count == 0 && refused is not null)
            throw refused;
    }

    // The server came back without this kind of event: the streams that need it end, and their readers learn why.
    private void Refused(SharedSubscription subscription, Exception reason)
    {
        foreach (var feed in Feeds().Where(f => f.Subscriptions.Contains(subscription)))
        {
            if (feed.SkipUnsupported && reason is LibvirtUnsupportedException)
            {
                feed.Subscriptions.Remove(subscription);
                subscription.Remove(feed);
                continue;
            }
            feed.Complete(reason);
            End(feed);
        }
        if (!subscription.IsWanted)
            _subscriptions.Remove(subscription.Registration);
    }

    // Deregisters what nobody wants, except for the last registration of each family, which stays until the connection ends: when the last
    // one goes while an event is being queued, libvirt (9.0.0, object_event.c: virObjectEventStateQueueRemote looks at the timer before it locks)
    // leaves that event behind, and no later event is ever delivered.
    private void Prune()
    {
        foreach (var family in _subscriptions.Values.GroupBy(s => s.Registration.GetType()).ToArray())
        {
            var unwanted = family.Where(s => !s.IsWanted).ToArray();
            foreach (var subscription in unwanted.Skip(_ended || unwanted.Length < family.Count() ? 0 : 1))
            {
                subscription.End();
                _subscriptions.Remove(subscription.Registration);
            }
        }
    }

    private void EndAll(Exception? error)
    {
        var feeds = Feeds();
        // Readers first: ending the subscriptions asks the server and may take its time.
        foreach (var feed in feeds)
            feed.Complete(error);
        lock (_native)
        {
            _ended = true;
            foreach (var feed in feeds)
                End(feed);
            Prune();
        }
    }

    private void End(EventFeed feed)
    {
        lock (_list)
            _feeds.Remove(feed);
        lock (_native)
        {
            foreach (var subscription in feed.Subscriptions)
                subscription.Remove(feed);
            feed.Subscriptions.Clear();
            Prune();
        }
    }

    private EventFeed[] Feeds()
    {
        lock (_list)
            return [.. _feeds];
    }
}
