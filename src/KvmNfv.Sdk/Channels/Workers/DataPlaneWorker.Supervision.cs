using System.Globalization;
using KvmNfv.Worker.Protocol;

namespace KvmNfv.Sdk.Channels;

/// <content>Starting, watching, starting again.</content>
public sealed partial class DataPlaneWorker
{
    private string Socket => ControlFolder.Socket(_options.ControlFolder, Name);

    // What runs already is taken over where it is what is wanted.
    private async Task<WorkerSession> FirstAsync(CancellationToken cancellationToken)
    {
        if (_options.Lifetime == WorkerLifetime.Independent && await AdoptAsync(cancellationToken).ConfigureAwait(false) is { } adopted)
        {
            Begin(adopted, WorkerEventKind.Adopted, "It was running already, with this configuration.");
            return adopted;
        }
        return await LaunchAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<WorkerSession?> AdoptAsync(CancellationToken cancellationToken)
    {
        using var patience = Patience(_options.StartTimeout, cancellationToken);
        try
        {
            if (await WorkerSession.TryAdoptAsync(Socket, _time, patience.Token).ConfigureAwait(false) is not { } session)
                return null;
            if (session.Connection.Greeting.Configuration == ConfigurationMessage.Fingerprint(Configuration))
                return session;
            Publish(WorkerEventKind.Replaced, session.Process.Id, "It was running already, with another configuration; it is stopped, and one with this configuration is started.");
            await session.StopAsync(_options.AnswerTimeout).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WorkerException($"A process listens at {Socket}, but doesn't answer within {_options.StartTimeout}: end it, or give the worker another Name.");
        }
    }

    private async Task<WorkerSession> LaunchAsync(CancellationToken cancellationToken)
    {
        using var patience = Patience(_options.StartTimeout, cancellationToken);
        try
        {
            var session = await WorkerSession.StartAsync(WorkerProgram.Find(_options.ProgramPath), Socket, _options.Lifetime, Configuration, _time, patience.Token).ConfigureAwait(false);
            Begin(session, WorkerEventKind.Running, $"It runs, {(session.Connection.Greeting.IsNative ? "compiled ahead of time" : "with a JIT compiler")}.");
            return session;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WorkerException($"The worker wasn't ready within {_options.StartTimeout}, and was killed: give it a longer StartTimeout, or less to start with.");
        }
    }

    private void Begin(WorkerSession session, WorkerEventKind kind, string message)
    {
        _session = session;
        State = WorkerState.Running;
        Publish(kind, session.Process.Id, message);
        _running.TrySetResult();
    }

    private async Task SuperviseAsync(WorkerSession first, CancellationToken stop)
    {
        var restarts = 0;
        for (var session = first; ;)
        {
            var end = await WatchAsync(session, stop).ConfigureAwait(false);
            if (end is null)
                return;
            _running = NotStarted();
            State = WorkerState.Restarting;
            session.Dispose();
            Publish(WorkerEventKind.Exited, session.Process.Id, $"The process {end}.");
            if (_time.GetElapsedTime(session.StartedAt) >= _options.Restart.StableAfter)
                restarts = 0;
            WorkerSession? next;
            do
            {
                if (++restarts > (_options.Restart.MostInARow ?? int.MaxValue))
                {
                    Fail(restarts - 1);
                    return;
                }
                next = await TryRestartAsync(restarts, stop).ConfigureAwait(false);
                if (stop.IsCancellationRequested)
                    return;
            }
            while (next is null);
            session = next;
        }
    }

    /// <returns>How the process ended; null when it is to be stopped.</returns>
    private async Task<WorkerEnd?> WatchAsync(WorkerSession session, CancellationToken stop)
    {
        while (true)
        {
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var period = Task.Delay(_options.HealthPeriod, _time, pause.Token);
            await Task.WhenAny(session.Process.Ended, period).ConfigureAwait(false);
            await pause.CancelAsync().ConfigureAwait(false);
            if (stop.IsCancellationRequested)
                return null;
            if (session.Process.Ended.IsCompleted)
                return await session.Process.Ended.ConfigureAwait(false);
            await CheckHealthAsync(session, stop).ConfigureAwait(false);
        }
    }

    private async Task CheckHealthAsync(WorkerSession session, CancellationToken stop)
    {
        using var patience = Patience(_options.AnswerTimeout, stop);
        try
        {
            await session.Connection.AskAsync(new HelloRequest { Version = ControlProtocol.Version }, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            Publish(WorkerEventKind.Unresponsive, session.Process.Id, $"It didn't answer within {_options.AnswerTimeout}, and is killed.");
            session.Process.Kill();
        }
        catch (Exception ending) when (ending is WorkerException or OperationCanceledException)
        {
            // It is ending, which the watch sees; or the next look connects again.
        }
    }

    private async Task<WorkerSession?> TryRestartAsync(int restart, CancellationToken stop)
    {
        try
        {
            await Task.Delay(_options.Restart.Pause(restart), _time, stop).ConfigureAwait(false);
            await _change.WaitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        try
        {
            return await LaunchAsync(stop).ConfigureAwait(false);
        }
        catch (WorkerException problem)
        {
            Publish(WorkerEventKind.RestartFailed, null, problem.Message);
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            _change.Release();
        }
    }

    private void Fail(int restarts)
    {
        _session = null;
        State = WorkerState.Failed;
        var message = string.Create(CultureInfo.InvariantCulture, $"It ended too often: {restarts} restarts in a row are allowed. Start it again when the cause is mended.");
        Publish(WorkerEventKind.Failed, null, message);
        GiveUpWaiting(message);
    }

    /// <returns>The session to stop or to leave; null when there is none.</returns>
    private async Task<WorkerSession?> EndSupervisionAsync()
    {
        if (_stop is not { } stop)
            return null;
        await stop.CancelAsync().ConfigureAwait(false);
        await _supervision.ConfigureAwait(false);
        stop.Dispose();
        _stop = null;
        var session = State == WorkerState.Running ? _session : null;
        (_session, State) = (null, WorkerState.Stopped);
        GiveUpWaiting("The worker was stopped.");
        return session;
    }

    // Whoever waits for it to run waits in vain.
    private void GiveUpWaiting(string reason)
    {
        if (_running.Task.IsCompleted)
            _running = NotStarted();
        _running.SetException(new WorkerException(reason));
        // Mostly nobody waits, and then nobody looks at the exception.
        _ = _running.Task.Exception;
    }

    private async Task<T> WhileRunningAsync<T>(Func<WorkerSession, Task<T>> use, CancellationToken cancellationToken)
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (State == WorkerState.Stopped)
                throw new WorkerException($"The worker '{Name}' isn't started.");
            await _running.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            await _change.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (State == WorkerState.Running && _session is { } session)
                    return await use(session).ConfigureAwait(false);
            }
            finally
            {
                _change.Release();
            }
        }
    }

    private static CancellationTokenSource Patience(TimeSpan most, CancellationToken cancellationToken)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(most);
        return patience;
    }
}
