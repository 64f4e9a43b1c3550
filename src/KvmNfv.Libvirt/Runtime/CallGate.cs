namespace KvmNfv.Libvirt;

/// <summary>
/// Runs blocking calls on threads of its own, a few at a time: libvirtd serves five requests of a client at once
/// (max_client_requests in libvirtd.conf) and lets the rest wait, so one of the five is kept for job control.
/// </summary>
internal sealed class CallGate : IDisposable
{
    private static readonly TimeSpan s_abortRetry = TimeSpan.FromMilliseconds(50);

    private readonly CallThreads _ordinary;
    private readonly CallThreads _control;

    public CallGate(string name, int maxConcurrentCalls)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrentCalls, 2);
        _ordinary = new CallThreads($"libvirt {name}", maxConcurrentCalls - 1);
        _control = new CallThreads($"libvirt control {name}", 1);
    }

    public Task Run(CallLane lane, Action call, CancellationToken cancellationToken) => Run(lane, () =>
    {
        call();
        return true;
    }, cancellationToken);

    public async Task<T> Run<T>(CallLane lane, Func<T> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var work = new CallWork<T>(call);
        (lane == CallLane.Control ? _control : _ordinary).Add(work);
        using var registration = cancellationToken.UnsafeRegister(static (w, token) => ((CallWork<T>)w!).Abandon(token), work);
        return await work.Task.ConfigureAwait(false);
    }

    public Task RunJob(Domain domain, Action call, CancellationToken cancellationToken) => RunJob(domain, () =>
    {
        call();
        return true;
    }, cancellationToken);

    /// <summary>Runs a job that libvirt can abort: cancelling aborts it and waits for its real end.</summary>
    public async Task<T> RunJob<T>(Domain domain, Func<T> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var work = new CallWork<T>(call);
        _ordinary.Add(work);
        using var registration = cancellationToken.UnsafeRegister((w, token) =>
        {
            if (!((CallWork<T>)w!).AbandonIfWaiting(token))
                _ = AbortUntilEnded(domain, work.Task);
        }, work);
        try
        {
            return await work.Task.ConfigureAwait(false);
        }
        catch (LibvirtException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{e.Operation} was aborted.", e, cancellationToken);
        }
    }

    public void Dispose()
    {
        _ordinary.Dispose();
        _control.Dispose();
    }

    // The job may not have begun yet when the token fires, and libvirt then answers that there is none: ask again until the call ends.
    private async Task AbortUntilEnded(Domain domain, Task job)
    {
        while (!job.IsCompleted)
        {
            try
            {
                await Run(CallLane.Control, domain.AbortJob, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e) when (e is LibvirtException or ObjectDisposedException)
            {
                // The job's own result tells what became of it.
            }
            await Task.WhenAny(job, Task.Delay(s_abortRetry)).ConfigureAwait(false);
        }
    }
}
