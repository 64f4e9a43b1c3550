using System.Net;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

public sealed class IcmpServiceProbeTests
{
    [TestCase("127.0.0.1")]
    [TestCase("::1")]
    public async Task The_loopback_answers(string address)
    {
        using var stop = new CancellationTokenSource(400);
        ServiceProbeReport report;
        try
        {
            report = await new IcmpServiceProbe(IPAddress.Parse(address)).RunAsync(stop.Token);
        }
        catch (IOException e)
        {
            Assert.Ignore($"No ping here: {e.Message}");
            throw;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Answered, Is.GreaterThan(50));
            Assert.That(report.Sent - report.Answered, Is.LessThanOrEqualTo(2));
            Assert.That(report.LongestGap, Is.LessThanOrEqualTo(report.LongestOwnPause + TimeSpan.FromMilliseconds(20)));
        }
    }

    [Test]
    public async Task An_address_that_nobody_has_never_answers()
    {
        using var stop = new CancellationTokenSource(200);
        try
        {
            // RFC 5737: for documents only.
            Assert.That((await new IcmpServiceProbe(IPAddress.Parse("192.0.2.77")).RunAsync(stop.Token)).Answered, Is.Zero);
        }
        catch (IOException e)
        {
            Assert.That(e.Message, Does.StartWith("Can't ask 192.0.2.77"));
        }
    }
}
