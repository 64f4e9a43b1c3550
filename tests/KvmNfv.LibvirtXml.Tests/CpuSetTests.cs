using System.Text.Json;

namespace KvmNfv.LibvirtXml.Tests;

public class CpuSetTests
{
    [TestCase("0-3,^2,8", "0-1,3,8")]
    [TestCase("", "")]
    [TestCase(" 5 , 1 - 2 ", "1-2,5")]
    [TestCase("^3,3", "3")]
    [TestCase("63-64,127-128", "63-64,127-128")]
    [TestCase("16383", "16383")]
    [TestCase("1,^1", "")]
    public void Text_parsed_is_written_canonically(string text, string canonical) =>
        Assert.That(CpuSet.Parse(text).ToString(), Is.EqualTo(canonical));

    [TestCase("3-1")]
    [TestCase("a")]
    [TestCase("-1")]
    [TestCase("1,,2")]
    [TestCase("^1-2")]
    [TestCase("16384")]
    [TestCase("0-4294967295")]
    [TestCase("1-")]
    public void Text_that_is_no_set_is_refused(string text)
    {
        Assert.That(CpuSet.TryParse(text, out _), Is.False);
        Assert.That(() => CpuSet.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(text));
    }

    [Test]
    public void Sets_combine_as_sets_do()
    {
        var (low, odd) = (CpuSet.Range(0, 70), CpuSet.From(Enumerable.Range(0, 100).Where(n => n % 2 == 1)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((low | odd).Count, Is.EqualTo(86));
            Assert.That((low & odd).Count, Is.EqualTo(35));
            Assert.That((low - odd).Contains(70), Is.True);
            Assert.That((odd - low).Min, Is.EqualTo(71));
            Assert.That(low.Overlaps(odd), Is.True);
            Assert.That(CpuSet.Of(1, 69).IsSubsetOf(low & odd), Is.True);
            Assert.That(CpuSet.Of(3, 1, 3), Is.EqualTo(CpuSet.Parse("1,3")));
            Assert.That(CpuSet.Of(1, 200) - CpuSet.Of(200), Is.EqualTo(CpuSet.Of(1)));
        }
    }

    [Test]
    public void Json_holds_the_text() => Assert.That(
        JsonSerializer.Deserialize<CpuSet>(JsonSerializer.Serialize(CpuSet.Parse("0-3,8"))), Is.EqualTo(CpuSet.Parse("0-3,8")));

    [Test]
    public void Members_outside_the_range_are_refused() =>
        Assert.That(() => CpuSet.Of(CpuSet.MaxValue + 1), Throws.TypeOf<ArgumentOutOfRangeException>());
}
