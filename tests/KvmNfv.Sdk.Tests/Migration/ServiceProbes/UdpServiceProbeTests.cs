using System.Net;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

public sealed class UdpServiceProbeTests
{
    private static readonly TimeSpan s_gap = TimeSpan.FromMilliseconds(400);

    [Test]
    public async Task A_gap_is_seen_as_long_as_it_is()
    {
        using var server = new EchoServer();
        using var stop = new CancellationTokenSource();
        var running = new UdpServiceProbe(server.EndPoint).RunAsync(stop.Token);
        await Task.Delay(300);
        server.Answer = _ => [];
        var began = DateTimeOffset.UtcNow;
        await Task.Delay(s_gap);
        server.Answer = q => [q];
        var ended = DateTimeOffset.UtcNow;
        await Task.Delay(300);
        await stop.CancelAsync();
        var report = await running;
        var slack = report.LongestOwnPause + TimeSpan.FromMilliseconds(50);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.LongestGap, Is.EqualTo(ended - began).Within(slack));
            Assert.That(report.GapBegan, Is.EqualTo(began).Within(slack));
            Assert.That(report.GapEnded, Is.EqualTo(ended).Within(slack));
            Assert.That(report.Sent - report.Answered, Is.GreaterThan(100));
            Assert.That(report.Answered, Is.GreaterThan(100));
            Assert.That(report.Target, Is.EqualTo($"udp {server.EndPoint}"));
            Assert.That(report.Interval, Is.EqualTo(TimeSpan.FromMilliseconds(1)));
        }
    }

    [Test]
    public async Task A_service_that_never_comes_back_has_a_gap_without_an_end()
    {
        using var server = new EchoServer();
        using var stop = new CancellationTokenSource();
        var running = new UdpServiceProbe(server.EndPoint).RunAsync(stop.Token);
        await Task.Delay(300);
        server.Answer = _ => [];
        await Task.Delay(s_gap);
        await stop.CancelAsync();
        var report = await running;
        Assert.That((report.LongestGap, report.GapEnded), Is.EqualTo((report.LongestGap, (DateTimeOffset?)null)));
        Assert.That(report.LongestGap, Is.GreaterThan(s_gap - TimeSpan.FromMilliseconds(50)));
    }

    [Test]
    public async Task Nobody_there_is_no_answer_and_no_error()
    {
        IPEndPoint nobody;
        using (var server = new EchoServer())
            nobody = server.EndPoint;
        var report = await Run(new UdpServiceProbe(nobody));
        Assert.That((report.Answered, report.LongestGap), Is.EqualTo((0L, (TimeSpan?)null)));
        Assert.That(report.Sent, Is.GreaterThan(50));
    }

    [Test]
    public async Task Answers_that_answer_nothing_do_not_count()
    {
        using var server = new EchoServer();
        // Of questions not asked yet, of long ago, another run's, too short, too long, none at all.
        server.Answer = q => [EchoServer.WithNumber(q, n => n + 1000), EchoServer.WithNumber(q, n => n - 100_000), EchoServer.WithNumber(q, _ => 0),
            [.. q.Reverse()], q[..^1], [.. q, 0], []];
        Assert.That((await Run(new UdpServiceProbe(server.EndPoint))).Answered, Is.Zero);
    }

    [Test]
    public async Task A_second_answer_to_a_question_does_not_count()
    {
        using var server = new EchoServer { Answer = q => [q, q, q] };
        var report = await Run(new UdpServiceProbe(server.EndPoint));
        Assert.That(report.Answered, Is.InRange(1, report.Sent));
    }

    [Test]
    public void The_loop_allocates_nothing()
    {
        using var server = new EchoServer();
        var loop = new UdpServiceProbe(server.EndPoint).Loop();
        Allocated(loop, 50);
        var (little, much) = (Allocated(loop, 50), Allocated(loop, 500));
        Assert.That(much, Is.EqualTo(little).Within(100), "450 questions more");
    }

    private static long Allocated(ProbeLoop loop, int milliseconds)
    {
        using var stop = new CancellationTokenSource(milliseconds);
        var before = GC.GetAllocatedBytesForCurrentThread();
        loop.Run(stop.Token);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static async Task<ServiceProbeReport> Run(UdpServiceProbe probe)
    {
        using var stop = new CancellationTokenSource(400);
        return await probe.RunAsync(stop.Token);
    }
}
