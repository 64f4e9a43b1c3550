using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>Keeps one connection: probes the server, notices the loss, opens it again where the options say so.</summary>
/// <remarks>
/// <code>
/// open --Lost--> (no Reconnect) ----------------> Disconnected
///        \-----> Reconnecting --attempt ok------> open (Reconnected)
///                     ^  \------attempt failed--> Reconnecting, or Disconnected after the last
/// any  --Dispose--> Closed
/// </code>
/// The close callback runs on the event loop and only hands over to a thread of its own.
/// </remarks>
internal sealed class ConnectionKeeper(LibvirtConnection connection, LibvirtConnectionOptions options, EventHub hub) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private CloseCallback? _callback;
    private ConnectCloseReason? _lostAgain;
    private bool _recovering;
    private bool _closed;

    public ConnectionEventSource Events { get; } = new();

    /// <summary>Begins to watch the connection's present native object.</summary>
    public void Attach()
    {
        if (options.KeepAliveInterval > TimeSpan.Zero)
            connection.SetKeepAlive(options.KeepAliveInterval, options.KeepAliveCount);
        CloseCallback callback;
        using (var lease = connection.Lease())
            callback = new CloseCallback(lease, OnLost);
        lock (_lock)
        {
            if (!_closed)
            {
                _callback = callback;
                return;
            }
        }
        callback.End();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_closed)
                return;
            _closed = true;
        }
        _stop.Cancel();
        Events.PublishLast(new(ConnectionEventKind.Closed, ConnectCloseReason.Client));
        Detach();
    }

    private void Detach()
    {
        CloseCallback? callback;
        lock (_lock)
            (callback, _callback) = (_callback, null);
        callback?.End();
    }

    // On the event loop: nothing here may block or call libvirt.
    private void OnLost(CloseCallback callback, ConnectCloseReason reason)
    {
        lock (_lock)
        {
            if (_closed)
                return;
            if (_recovering)
            {
                _lostAgain = reason;
                return;
            }
            _recovering = true;
        }
        var error = LostError(reason);
        Events.Publish(new(ConnectionEventKind.Lost, reason, Error: error));
        new Thread(() => Recover(reason, error)) { IsBackground = true, Name = $"libvirt reconnect {options.DisplayName}" }.Start();
    }

    private void Recover(ConnectCloseReason reason, LibvirtException error)
    {
        try
        {
            connection.EndStreams(error);
            if (options.Reconnect is { } policy)
                Reconnect(policy, reason, error);
            else
                GiveUp(reason, error, 0);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The connection was disposed meanwhile, and Dispose tells everybody.
        }
    }

    private void Reconnect(ReconnectOptions policy, ConnectCloseReason reason, Exception latest)
    {
        for (var attempt = 1; policy.MaxAttempts is not { } most || attempt <= most; attempt++)
        {
            var delay = policy.Delay(attempt);
            Events.Publish(new(ConnectionEventKind.Reconnecting, Attempt: attempt, Delay: delay, Error: latest));
            Task.Delay(delay, policy.TimeProvider, _stop.Token).GetAwaiter().GetResult();
            try
            {
                Detach();
                connection.Replace(OpenAgain(policy));
                Attach();
                hub.BeginAgain();
            }
            catch (Exception e) when (e is LibvirtException or TimeoutException)
            {
                latest = e;
                continue;
            }
            if (Recovered(out var lostAgain))
            {
                Events.Publish(new(ConnectionEventKind.Reconnected, Attempt: attempt));
                return;
            }
            (reason, latest) = (lostAgain, LostError(lostAgain));
            connection.EndStreams(latest);
        }
        GiveUp(reason, latest, policy.MaxAttempts.GetValueOrDefault());
    }

    private bool Recovered(out ConnectCloseReason lostAgain)
    {
        lock (_lock)
        {
            lostAgain = _lostAgain.GetValueOrDefault();
            _recovering = _lostAgain is not null;
            _lostAgain = null;
            return !_recovering;
        }
    }

    // An open has no time limit of its own in libvirt: a server that accepts and never answers would hold it for ever.
    private LibvirtConnectionHandle OpenAgain(ReconnectOptions policy)
    {
        var work = new CallWork<LibvirtConnectionHandle>(() => LibvirtConnection.OpenNative(options));
        new Thread(work.Execute) { IsBackground = true, Name = $"libvirt open {options.DisplayName}" }.Start();
        try
        {
            return work.Task.WaitAsync(policy.AttemptTimeout, policy.TimeProvider, _stop.Token).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            work.Abandon(new CancellationToken(canceled: true));
            // It may have been quicker than the limit after all.
            if (work.Task.IsCompletedSuccessfully)
                work.Task.Result.Dispose();
            throw;
        }
    }

    private void GiveUp(ConnectCloseReason reason, Exception error, int attempts)
    {
        var lost = error as LibvirtConnectionLostException ?? LostError(reason, error);
        hub.Fail(lost);
        Detach();
        Events.PublishLast(new(ConnectionEventKind.Disconnected, reason, attempts, Error: error));
    }

    private LibvirtConnectionLostException LostError(ConnectCloseReason reason, Exception? inner = null)
    {
        var why = reason switch
        {
            ConnectCloseReason.Eof => "the server closed it or ended",
            ConnectCloseReason.Keepalive => "the server did not answer the keepalive probes",
            ConnectCloseReason.Error => "its transport failed",
            ConnectCloseReason.Client => "the client closed it",
            _ => $"reason {(int)reason}",
        };
        var message = $"the connection to {options.DisplayName} was lost: {why}. Open it again, or set LibvirtConnectionOptions.Reconnect.";
        return new("libvirt",
            new(ErrorNumber.Rpc, ErrorDomain.Rpc, ErrorLevel.Error, message, null, null, null, 0, 0), inner);
    }
}
