using System.IO.Pipes;

namespace KvmNfv.Libvirt.Tests.Events;

public sealed class LibvirtEventLoopTests : LeakCheckedFixture
{
    [Test]
    public async Task Timer_fires_again_and_again()
    {
        var fired = new CountdownEvent(3);
        using var timer = LibvirtEventLoop.AddTimeout(TimeSpan.FromMilliseconds(1), () => Signal(fired));
        Assert.That(await Task.Run(() => fired.Wait(Limits.Patience)), "three times");
    }

    [Test]
    public async Task Paused_timer_begins_when_told()
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = LibvirtEventLoop.AddTimeout(Timeout.InfiniteTimeSpan, () => fired.TrySetResult());
        for (var turn = 0; turn < 10; turn++)
            await LoopTurn();
        Assert.That(fired.Task.IsCompleted, Is.False);
        timer.Update(TimeSpan.Zero);
        await fired.Task.WaitAsync(Limits.Patience);
    }

    [Test]
    public async Task Timer_ends_itself_in_its_own_callback()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        EventTimer? timer = null;
        timer = LibvirtEventLoop.AddTimeout(Timeout.InfiniteTimeSpan, () =>
        {
            timer!.Dispose();
            ended.SetResult();
        });
        timer.Update(TimeSpan.Zero);
        await ended.Task.WaitAsync(Limits.Patience);
        Assert.Throws<ObjectDisposedException>(() => timer.Update(TimeSpan.Zero));
    }

    [Test]
    public void Interval_out_of_range_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LibvirtEventLoop.AddTimeout(TimeSpan.FromSeconds(-2), () => { }));

    [Test]
    public async Task Callback_that_throws_is_reported_and_the_loop_goes_on()
    {
        var failures = new List<CallbackFailure>();
        void Note(CallbackFailure failure) => failures.Add(failure);
        LibvirtEventLoop.CallbackFailed += Note;
        try
        {
            var thrown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using (var timer = LibvirtEventLoop.AddTimeout(TimeSpan.Zero, () =>
            {
                thrown.TrySetResult();
                throw new FormatException("on purpose");
            }))
            {
                await thrown.Task.WaitAsync(Limits.Patience);
                await LoopTurn();
            }
            await LoopTurn();
        }
        finally
        {
            LibvirtEventLoop.CallbackFailed -= Note;
        }
        Assert.That(failures, Is.Not.Empty);
        Assert.That(failures[0].Exception, Is.InstanceOf<FormatException>());
    }

    [Test]
    public async Task Watch_tells_what_can_be_read_until_it_is_paused()
    {
        using var reader = new AnonymousPipeServerStream(PipeDirection.In);
        using var writer = new AnonymousPipeClientStream(PipeDirection.Out, reader.ClientSafePipeHandle);
        var ready = new TaskCompletionSource<EventHandleType>(TaskCreationOptions.RunContinuationsAsynchronously);
        EventHandleWatch? watch = null;
        watch = LibvirtEventLoop.AddHandle((int)reader.SafePipeHandle.DangerousGetHandle(), EventHandleType.None, events =>
        {
            watch!.Update(EventHandleType.None);
            ready.SetResult(events);
        });
        using (watch)
        {
            writer.WriteByte(1);
            for (var turn = 0; turn < 10; turn++)
                await LoopTurn();
            Assert.That(ready.Task.IsCompleted, Is.False, "nothing is watched for yet");
            watch.Update(EventHandleType.Readable);
            Assert.That(await ready.Task.WaitAsync(Limits.Patience), Is.EqualTo(EventHandleType.Readable));
            await LoopTurn();
        }
    }

    [Test]
    public void Implementation_cannot_be_changed_once_the_loop_runs()
    {
        var error = Assert.Throws<InvalidOperationException>(() => LibvirtEventLoop.UseImplementation(new PollEventLoop()));
        Assert.That(error.Message, Does.Contain("before the first connection"));
    }

    [Test]
    public async Task Connection_opens_subscribes_and_closes_inside_a_callback()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        EventTimer? timer = null;
        timer = LibvirtEventLoop.AddTimeout(Timeout.InfiniteTimeSpan, () =>
        {
            timer!.Dispose();
            try
            {
                using var connection = LibvirtConnection.Open("test:///default");
                using var domain = connection.LookupDomainByName("test");
                using var events = connection.DomainEvents.All();
                using var picture = domain.Screenshot();
                domain.Suspend();
                domain.Resume();
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        timer.Update(TimeSpan.Zero);
        await done.Task.WaitAsync(Limits.Patience);
    }

    [Test]
    public async Task Many_timers_of_many_threads_come_and_go()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                using var timer = LibvirtEventLoop.AddTimeout(TimeSpan.Zero, () => fired.TrySetResult());
                await fired.Task;
            }
        }))).WaitAsync(Limits.Patience * 2);
    }

    private static void Signal(CountdownEvent countdown)
    {
        if (!countdown.IsSet)
            countdown.Signal();
    }
}
