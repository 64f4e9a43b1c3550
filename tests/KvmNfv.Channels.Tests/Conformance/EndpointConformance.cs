namespace KvmNfv.Channels.Tests;

/// <summary>What every endpoint must do, whatever carries its messages. A fixture for an implementation derives from it and opens a channel.</summary>
public abstract partial class EndpointConformance
{
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private ChannelEndpoint _a = null!, _b = null!;

    /// <summary>Opens a channel: two ends, in this process. Each must hold at least four messages of the largest size.</summary>
    protected abstract (ChannelEndpoint A, ChannelEndpoint B) OpenChannel();

    /// <summary>What <see cref="OpenChannel"/> left to dispose besides the ends.</summary>
    protected virtual void CloseChannel()
    {
    }

    [SetUp]
    public void Open() => (_a, _b) = OpenChannel();

    [TearDown]
    public void Close()
    {
        _a.Dispose();
        _b.Dispose();
        CloseChannel();
    }

    [Test]
    public void Messages_of_every_size_arrive_as_they_were_in_both_directions()
    {
        foreach (var size in Sizes())
        {
            Roundtrip(_a, _b, size);
            Roundtrip(_b, _a, size);
        }
    }

    [Test]
    public void A_full_channel_refuses_and_loses_nothing()
    {
        var sent = 0;
        while (_a.TrySend(Pattern.Of(_a.MaxMessageSize, sent)))
            sent++;
        Assert.That(sent, Is.GreaterThanOrEqualTo(4));
        for (var i = 0; i < 1000; i++)
            Assert.That(_a.TrySend(Pattern.Of(_a.MaxMessageSize, sent)), Is.False);
        Assert.That(_a.Statistics.Full, Is.GreaterThanOrEqualTo(1000));
        for (var i = 0; i < sent; i++)
            Expect(_b, Pattern.Of(_a.MaxMessageSize, i));
        Assert.That(_b.TryReceive(out _), Is.False);
        Roundtrip(_a, _b, _a.MaxMessageSize);
    }

    [Test]
    public void What_is_received_stays_until_it_is_released()
    {
        var sent = 0;
        while (_a.TrySend(Pattern.Of(_a.MaxMessageSize, sent)))
            sent++;
        Span<Frame> frames = new Frame[sent];
        var count = 0;
        while (count < sent && _b.ReceiveBurst(frames[count..]) is var n and > 0)
            count += n;
        Assert.That(count, Is.EqualTo(sent));
        Assert.That(_a.TrySend(Pattern.Of(_a.MaxMessageSize, 77)), Is.False);
        for (var i = 0; i < sent; i++)
            Assert.That(frames[i].Data.SequenceEqual(Pattern.Of(_a.MaxMessageSize, i)), $"message {i}");
        _b.Release();
        Assert.That(SpinWait.SpinUntil(() => _a.TrySend(Pattern.Of(_a.MaxMessageSize, 77)), Patience));
    }

    [Test]
    public void A_reservation_that_is_not_committed_sends_nothing()
    {
        Span<Frame> frames = new Frame[3];
        for (var round = 0; round < 1000; round++)
        {
            Assert.That(_a.ReserveBurst(frames, _a.MaxMessageSize), Is.EqualTo(3));
            if (round % 2 == 0)
                _a.CommitBurst([]);
        }
        Assert.That(_b.TryReceive(out _), Is.False);
        Assert.That(_a.ReserveBurst(frames, _a.MaxMessageSize), Is.EqualTo(3));
        Pattern.Of(_a.MaxMessageSize, 5).CopyTo(frames[0].Data);
        _a.CommitBurst(frames[..1]);
        Expect(_b, Pattern.Of(_a.MaxMessageSize, 5));
        Assert.That(_b.TryReceive(out _), Is.False);
    }

    [Test]
    public void A_burst_may_hold_messages_shorter_than_reserved()
    {
        if (_a.MinMessageSize == _a.MaxMessageSize)
            Assert.Ignore("All messages of this channel have one size.");
        Span<Frame> frames = new Frame[3];
        for (var round = 0; round < 200; round++)
        {
            Assert.That(SpinWait.SpinUntil(() => _a.WaitToSend(_a.MaxMessageSize, Patience), Patience));
            var reserved = _a.ReserveBurst(frames, _a.MaxMessageSize);
            for (var i = 0; i < reserved; i++)
            {
                frames[i].Length = _a.MinMessageSize + (round + i) % 50;
                Pattern.Of(frames[i].Length, round + i).CopyTo(frames[i].Data);
            }
            _a.CommitBurst(frames[..reserved]);
            for (var i = 0; i < reserved; i++)
                Expect(_b, Pattern.Of(_a.MinMessageSize + (round + i) % 50, round + i));
        }
    }

    [Test]
    public void Misuse_gets_one_clear_error_and_changes_nothing()
    {
        var frames = new Frame[2];
        Assert.That(() => _a.ReserveBurst(frames, _a.MaxMessageSize + 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => _a.ReserveBurst(frames, _a.MinMessageSize - 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => _a.CommitBurst(frames), Throws.InvalidOperationException);
        Assert.That(_a.ReserveBurst(frames.AsSpan(0, 1), _a.MaxMessageSize), Is.EqualTo(1));
        Assert.That(() => _a.CommitBurst(frames), Throws.InvalidOperationException);
        if (_a.MinMessageSize != _a.MaxMessageSize)
        {
            Assert.That(() => _a.Commit(_a.MaxMessageSize + 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => _a.Commit(_a.MinMessageSize - 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
        _a.CommitBurst([]);
        Assert.That(() => _b.TryReceive(new byte[_b.MaxMessageSize - 1], out _), Throws.ArgumentException);
        _b.Release();
        Assert.That(_b.TryReceive(out _), Is.False);
        Roundtrip(_a, _b, _a.MaxMessageSize);
    }

    [Test]
    public void Counters_count_what_happened()
    {
        var before = (A: _a.Statistics, B: _b.Statistics);
        for (var i = 0; i < 100; i++)
            Roundtrip(_a, _b, _a.MaxMessageSize);
        for (var i = 0; i < 50; i++)
            _b.TryReceive(out _);
        var after = (A: _a.Statistics, B: _b.Statistics);
        Assert.Multiple(() =>
        {
            Assert.That(after.A.SentMessages - before.A.SentMessages, Is.EqualTo(100));
            Assert.That(after.A.SentBytes - before.A.SentBytes, Is.EqualTo(100L * _a.MaxMessageSize));
            Assert.That(after.B.ReceivedMessages - before.B.ReceivedMessages, Is.EqualTo(100));
            Assert.That(after.B.ReceivedBytes - before.B.ReceivedBytes, Is.EqualTo(100L * _a.MaxMessageSize));
            Assert.That(after.B.EmptyPolls - before.B.EmptyPolls, Is.GreaterThanOrEqualTo(50));
            Assert.That(after.B.Polls - before.B.Polls, Is.GreaterThanOrEqualTo(150));
            Assert.That(after.B.Lost + after.A.Lost, Is.Zero);
        });
    }

    private IEnumerable<int> Sizes() =>
        new[] { _a.MinMessageSize, _a.MinMessageSize + 1, 7, 8, 9, 63, 64, 65, 1000, 1514, _a.MaxMessageSize - 1, _a.MaxMessageSize }
            .Where(s => s >= _a.MinMessageSize && s <= _a.MaxMessageSize).Distinct();

    private protected static void Roundtrip(ChannelEndpoint from, ChannelEndpoint to, int size)
    {
        var message = Pattern.Of(size, size);
        Assert.That(SpinWait.SpinUntil(() => from.TrySend(message), Patience), "no room");
        Expect(to, message);
    }

    private protected static void Expect(ChannelEndpoint to, byte[] message)
    {
        Assert.That(to.WaitToReceive(Patience), "nothing came");
        Assert.That(to.TryReceive(out var received), "nothing there after all");
        Assert.That(received.SequenceEqual(message), $"another message, of {received.Length} bytes instead of {message.Length}");
        to.Release();
    }
}
