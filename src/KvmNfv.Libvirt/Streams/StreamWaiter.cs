namespace KvmNfv.Libvirt;

/// <summary>Somebody who waits for a stream.</summary>
internal sealed class StreamWaiter(StreamEventType events)
{
    public StreamEventType Events => events;

    public TaskCompletionSource<StreamEventType> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<StreamEventType> WaitAsync(StreamWatcher watcher, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister((_, token) =>
        {
            Done.TrySetCanceled(token);
            watcher.Forget(this);
        }, null))
            return await Done.Task.ConfigureAwait(false);
    }
}
