using System.Net;
using System.Net.Sockets;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

public sealed class TcpServiceProbeTests
{
    private static readonly TimeSpan s_gap = TimeSpan.FromMilliseconds(400);

    [Test]
    public async Task A_listener_that_closes_and_opens_again_leaves_a_gap()
    {
        var listener = Listen(0);
        var end = (IPEndPoint)listener.LocalEndpoint;
        using var stop = new CancellationTokenSource();
        var running = new TcpServiceProbe(end) { Interval = TimeSpan.FromMilliseconds(2) }.RunAsync(stop.Token);
        await Task.Delay(300);
        listener.Stop();
        var began = DateTimeOffset.UtcNow;
        await Task.Delay(s_gap);
        listener = Listen(end.Port);
        var ended = DateTimeOffset.UtcNow;
        await Task.Delay(300);
        await stop.CancelAsync();
        var report = await running;
        listener.Stop();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.LongestGap, Is.EqualTo(ended - began).Within(report.LongestOwnPause + TimeSpan.FromMilliseconds(50)));
            Assert.That(report.Answered, Is.GreaterThan(20));
            Assert.That(report.Sent, Is.GreaterThan(report.Answered));
        }
    }

    [Test]
    public async Task A_port_that_nobody_listens_at_never_answers()
    {
        var listener = Listen(0);
        var end = (IPEndPoint)listener.LocalEndpoint;
        listener.Stop();
        using var stop = new CancellationTokenSource(300);
        var report = await new TcpServiceProbe(end) { Interval = TimeSpan.FromMilliseconds(1) }.RunAsync(stop.Token);
        Assert.That((report.Answered, report.Sent > 50), Is.EqualTo((0L, true)));
    }

    [Test]
    public void The_loop_allocates_nothing()
    {
        var listener = Listen(0);
        var loop = new TcpServiceProbe((IPEndPoint)listener.LocalEndpoint) { Interval = TimeSpan.FromMilliseconds(2) }.Loop();
        Allocated(loop, 50);
        var (little, much) = (Allocated(loop, 50), Allocated(loop, 500));
        listener.Stop();
        Assert.That(much, Is.EqualTo(little).Within(100));
    }

    private static TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start(1000);
        return listener;
    }

    private static long Allocated(ProbeLoop loop, int milliseconds)
    {
        using var stop = new CancellationTokenSource(milliseconds);
        var before = GC.GetAllocatedBytesForCurrentThread();
        loop.Run(stop.Token);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
