using KvmNfv.Channels.Waiting;

namespace KvmNfv.Channels.Tests;

public sealed class AdaptivePollTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMicroseconds(64);

    [Test]
    public void Long_waits_shorten_polling_and_short_ones_lengthen_it_up_to_the_limit()
    {
        var poll = new AdaptivePoll(s_limit);
        Assert.That(poll.Begin(), Is.EqualTo(s_limit));
        for (var i = 0; i < 20; i++)
            poll.End(TimeSpan.FromSeconds(1));
        Assert.That(poll.Begin(), Is.EqualTo(TimeSpan.FromMicroseconds(2)));
        for (var i = 0; i < 20; i++)
            poll.End(TimeSpan.FromMicroseconds(10));
        Assert.That(poll.Begin(), Is.EqualTo(s_limit));
    }

    [Test]
    public void No_polling_and_endless_polling_stay_so()
    {
        foreach (var limit in new[] { TimeSpan.Zero, Timeout.InfiniteTimeSpan })
        {
            var poll = new AdaptivePoll(limit);
            poll.End(TimeSpan.FromSeconds(1));
            Assert.That(poll.Begin(), Is.EqualTo(limit));
        }
    }
}
