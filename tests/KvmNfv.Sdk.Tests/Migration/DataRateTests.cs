using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

public sealed class DataRateTests
{
    [TestCase("1Gbit", 125_000_000ul, "1 Gbit/s")]
    [TestCase("100 Mbit/s", 12_500_000ul, "100 Mbit/s")]
    [TestCase("64 MiB/s", 67_108_864ul, "64 MiB/s")]
    [TestCase("2.5gbit", 312_500_000ul, "2500 Mbit/s")]
    [TestCase("7 B/s", 7ul, "7 B/s")]
    public void Text_of_a_rate_is_read_and_written_exactly(string text, ulong bytes, string written)
    {
        var rate = DataRate.Parse(text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rate.BytesPerSecond, Is.EqualTo(bytes));
            Assert.That(rate.ToString(), Is.EqualTo(written));
            Assert.That(DataRate.Parse(rate.ToString()), Is.EqualTo(rate));
        }
    }

    [TestCase("")]
    [TestCase("1000")]
    [TestCase("fast")]
    [TestCase("-1Gbit")]
    [TestCase("1e9Gbit")]
    [TestCase("999999999999999999999Gbit")]
    public void Text_that_is_no_rate_is_refused_with_an_example(string text) =>
        Assert.That(() => DataRate.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains("1Gbit"));
}
