namespace KvmNfv.Channels.Tests;

/// <content>Waiting, leaving, disposing.</content>
public abstract partial class EndpointConformance
{
    [Test]
    public void Waiting_ends_with_the_message_with_the_time_or_with_the_peer()
    {
        Assert.That(_b.WaitToReceive(TimeSpan.FromMilliseconds(5)), Is.False);
        foreach (var pollTime in new[] { TimeSpan.Zero, TimeSpan.FromMicroseconds(50) })
        {
            _b.PollTime = pollTime;
            for (var i = 0; i < 50; i++)
            {
                var wait = Task.Run(() => _b.WaitToReceive(Patience));
                if (i % 2 == 0)
                    Thread.Yield();
                Assert.That(SpinWait.SpinUntil(() => _a.TrySend(Pattern.Of(_a.MaxMessageSize, i)), Patience));
                Assert.That(wait.Wait(Patience) && wait.Result, $"wait {i}, polling {pollTime}");
                Expect(_b, Pattern.Of(_a.MaxMessageSize, i));
            }
        }
        var last = Task.Run(() => _b.WaitToReceive(Patience));
        _a.Dispose();
        Assert.That(last.Wait(Patience) && !last.Result);
    }

    [Test]
    public async Task Async_forms_deliver_and_can_be_cancelled()
    {
        var buffer = new byte[_b.MaxMessageSize];
        using (var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(20)))
            Assert.That(async () => await _b.ReceiveAsync(buffer, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        for (var i = 0; i < 200; i++)
        {
            var receive = _b.ReceiveAsync(buffer).AsTask();
            await _a.SendAsync(Pattern.Of(_a.MaxMessageSize, i));
            Assert.That(await receive.WaitAsync(Patience), Is.EqualTo(_a.MaxMessageSize));
            Assert.That(Pattern.Is(buffer, i));
        }
    }

    [Test]
    public async Task A_sender_waits_for_room_and_gets_all_through()
    {
        const int Messages = 3000;
        var sender = Task.Run(async () =>
        {
            for (var i = 0; i < Messages; i++)
                await _a.SendAsync(Pattern.Of(_a.MaxMessageSize, i));
        });
        var buffer = new byte[_b.MaxMessageSize];
        for (var i = 0; i < Messages; i++)
        {
            Assert.That(await _b.ReceiveAsync(buffer).AsTask().WaitAsync(Patience), Is.EqualTo(_b.MaxMessageSize));
            Assert.That(Pattern.Is(buffer, i), $"message {i}");
        }
        await sender.WaitAsync(Patience);
    }

    [Test]
    public void A_peer_that_leaves_is_seen_and_what_it_sent_is_still_there()
    {
        Roundtrip(_a, _b, _a.MaxMessageSize);
        Roundtrip(_b, _a, _a.MaxMessageSize);
        Assert.That(_b.Peer, Is.EqualTo(PeerState.Alive));
        Assert.That(_a.TrySend(Pattern.Of(_a.MaxMessageSize, 1)));
        _a.Dispose();
        Assert.That(SpinWait.SpinUntil(() => _b.Peer == PeerState.Left, Patience), $"the peer is {_b.Peer}");
        Expect(_b, Pattern.Of(_b.MaxMessageSize, 1));
        Assert.That(_b.WaitToReceive(Patience), Is.False);
        Assert.That(_b.TrySend(Pattern.Of(_b.MaxMessageSize, 1)), Is.False);
        Assert.That(async () => await _b.SendAsync(Pattern.Of(_b.MaxMessageSize, 1)), Throws.InstanceOf<ChannelException>().With.Property("Fault").EqualTo(ChannelFault.PeerGone));
    }

    [Test]
    public void A_disposed_endpoint_says_so()
    {
        _a.Dispose();
        _a.Dispose();
        var frames = new Frame[1];
        Assert.That(() => _a.ReserveBurst(frames, _a.MaxMessageSize), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => _a.ReceiveBurst(frames), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => _a.WaitToReceive(Patience), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => _a.CommitBurst([]), Throws.Nothing);
        Assert.That(() => _a.Release(), Throws.Nothing);
        Assert.That(() => _a.Statistics, Throws.Nothing);
    }

    [Test]
    public void Disposing_under_polling_threads_ends_them_and_nothing_else()
    {
        var tasks = new[]
        {
            Task.Factory.StartNew(() => UntilDisposed(() => _a.TrySend(Pattern.Of(_a.MaxMessageSize, 1))), TaskCreationOptions.LongRunning),
            Task.Factory.StartNew(() => UntilDisposed(() => { _a.TryReceive(out _); _a.Release(); }), TaskCreationOptions.LongRunning),
        };
        SpinWait.SpinUntil(() => _b.TryReceive(out _), Patience);
        _b.Release();
        _a.Dispose();
        Assert.That(Task.WaitAll(tasks, Patience));
    }

    private static void UntilDisposed(Action step)
    {
        while (true)
        {
            try
            {
                step();
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }
}
