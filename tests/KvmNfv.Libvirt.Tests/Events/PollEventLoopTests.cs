using System.IO.Pipes;

namespace KvmNfv.Libvirt.Tests.Events;

/// <summary>The loop by itself, without libvirt; the project PollLoop.Tests runs libvirt on it.</summary>
public sealed class PollEventLoopTests
{
    private PollEventLoop _loop = null!;

    [SetUp]
    public void Start() => _loop = new();

    [TearDown]
    public void Stop() => _loop.Stop();

    [Test]
    public async Task Timer_fires_until_removed_and_is_freed_once()
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = 0;
        var callback = new NativeTimeoutCallback(_ =>
        {
            if (Interlocked.Increment(ref count) == 3)
                fired.SetResult();
        });
        var timer = _loop.AddTimeout(1, callback);
        await fired.Task.WaitAsync(Limits.Patience);
        Assert.That(_loop.RemoveTimeout(timer));
        Assert.That(_loop.RemoveTimeout(timer), Is.False);
        await Until(() => callback.IsFreed);
    }

    [Test]
    public async Task Removed_inside_its_own_callback_is_freed_after_it()
    {
        var freedInside = true;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        NativeTimeoutCallback? callback = null;
        callback = new NativeTimeoutCallback(timer =>
        {
            _loop.RemoveTimeout(timer);
            freedInside = callback!.IsFreed;
            done.SetResult();
        });
        _loop.AddTimeout(0, callback);
        await done.Task.WaitAsync(Limits.Patience);
        Assert.That(freedInside, Is.False);
        await Until(() => callback.IsFreed);
    }

    [Test]
    public async Task Negative_interval_pauses()
    {
        var fired = 0;
        var timer = _loop.AddTimeout(-1, new(_ => Interlocked.Increment(ref fired)));
        await Turn();
        Assert.That(fired, Is.Zero);
        _loop.UpdateTimeout(timer, 0);
        await Until(() => Volatile.Read(ref fired) > 0);
        _loop.UpdateTimeout(999, 0);
    }

    [Test]
    public async Task Several_watches_of_one_descriptor_are_told()
    {
        using var reader = new AnonymousPipeServerStream(PipeDirection.In);
        using var writer = new AnonymousPipeClientStream(PipeDirection.Out, reader.ClientSafePipeHandle);
        var fd = (int)reader.SafePipeHandle.DangerousGetHandle();
        var told = new TaskCompletionSource<EventHandleType>[] { new(), new() };
        var watches = told.Select(t => _loop.AddHandle(fd, EventHandleType.Readable, new((watch, _, events) =>
        {
            _loop.UpdateHandle(watch, EventHandleType.None);
            t.TrySetResult(events);
        }))).ToArray();
        Assert.That(watches.Distinct().Count(), Is.EqualTo(2));
        writer.WriteByte(1);
        Assert.That(await Task.WhenAll(told.Select(t => t.Task)).WaitAsync(Limits.Patience), Has.All.EqualTo(EventHandleType.Readable));
        foreach (var watch in watches)
            Assert.That(_loop.RemoveHandle(watch));
        Assert.That(_loop.RemoveHandle(watches[0]), Is.False);
    }

    [Test]
    public async Task Hang_up_is_told()
    {
        using var reader = new AnonymousPipeServerStream(PipeDirection.In);
        var told = new TaskCompletionSource<EventHandleType>(TaskCreationOptions.RunContinuationsAsynchronously);
        var watch = _loop.AddHandle((int)reader.SafePipeHandle.DangerousGetHandle(), EventHandleType.Readable, new((w, _, events) =>
        {
            _loop.UpdateHandle(w, EventHandleType.None);
            told.TrySetResult(events);
        }));
        reader.DisposeLocalCopyOfClientHandle();
        Assert.That(await told.Task.WaitAsync(Limits.Patience), Is.EqualTo(EventHandleType.Hangup));
        _loop.RemoveHandle(watch);
    }

    [Test]
    public async Task Callback_that_throws_does_not_end_the_loop()
    {
        _loop.AddTimeout(0, new(timer =>
        {
            _loop.RemoveTimeout(timer);
            throw new FormatException("on purpose");
        }));
        await Turn();
        await Turn();
    }

    private async Task Turn()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _loop.AddTimeout(0, new(timer =>
        {
            _loop.RemoveTimeout(timer);
            done.SetResult();
        }));
        await done.Task.WaitAsync(Limits.Patience);
    }

    private async Task Until(Func<bool> condition)
    {
        for (var turn = 0; turn < 1000 && !condition(); turn++)
            await Turn();
        Assert.That(condition());
    }
}
