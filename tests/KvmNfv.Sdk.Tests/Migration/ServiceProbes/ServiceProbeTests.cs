using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

public sealed class ServiceProbeTests
{
    [TestCase("icmp:10.0.0.5", typeof(IcmpServiceProbe))]
    [TestCase("icmp:fd00::5", typeof(IcmpServiceProbe))]
    [TestCase("udp:10.0.0.5:7", typeof(UdpServiceProbe))]
    [TestCase("tcp:[fd00::5]:22", typeof(TcpServiceProbe))]
    public void Text_becomes_a_probe(string text, Type type) => Assert.That(ServiceProbe.Parse(text), Is.TypeOf(type));

    [TestCase("")]
    [TestCase("icmp")]
    [TestCase("icmp:guest.example")]
    [TestCase("udp:10.0.0.5")]
    [TestCase("udp:10.0.0.5:0")]
    [TestCase("tcp:10.0.0.5:70000")]
    [TestCase("http:10.0.0.5:80")]
    public void Other_text_is_refused_with_what_to_write(string text) =>
        Assert.That(() => ServiceProbe.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains("udp:ADDRESS:PORT"));

    [Test]
    public void The_interval_is_taken_and_checked()
    {
        Assert.That(((UdpServiceProbe)ServiceProbe.Parse("udp:10.0.0.5:7", TimeSpan.FromMilliseconds(5))).Interval, Is.EqualTo(TimeSpan.FromMilliseconds(5)));
        Assert.That(() => ServiceProbe.Parse("icmp:10.0.0.5", TimeSpan.FromMicroseconds(10)), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void The_record_counts_each_question_once_and_its_own_pauses()
    {
        var record = new ProbeRecord();
        record.Asked(1, At(0));
        record.Answered(1, At(1));
        record.Answered(1, At(2));
        record.Asked(2, At(30));
        record.Answered(3, At(31));
        record.Answered(2, At(40));
        var report = record.Report("x", At(1), DateTimeOffset.UnixEpoch, At(41));
        Assert.That((report.Sent, report.Answered, report.LongestGap, report.LongestOwnPause), Is.EqualTo((2L, 2L, (TimeSpan?)At(39), At(30))));
        Assert.That((report.GapBegan, report.GapEnded), Is.EqualTo(((DateTimeOffset?)(DateTimeOffset.UnixEpoch + At(1)), (DateTimeOffset?)(DateTimeOffset.UnixEpoch + At(40)))));
    }

    private static TimeSpan At(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
