using KvmNfv.Cli.Output;

namespace KvmNfv.Cli.Tests;

public sealed class TextWrapTests
{
    private static readonly string[] s_sentence = ["OK    one two three", "      four five six"];
    private static readonly string[] s_address = ["see", "qemu+ssh://a.very.long.name/system", "now"];

    [Test]
    public void Further_lines_are_indented_and_what_stands_before_the_text_is_kept() =>
        Assert.That(TextWrap.Lines("OK    one two three four five six", 20, 6), Is.EqualTo(s_sentence));

    [Test]
    public void Address_that_is_too_wide_stays_whole() =>
        Assert.That(TextWrap.Lines("see qemu+ssh://a.very.long.name/system now", 20, 0), Is.EqualTo(s_address));

    [Test]
    public void Text_comes_back_whatever_the_width([Range(1, 60, 7)] int width, [Values(0, 4, 30)] int indent)
    {
        const string text = "one two three four five six seven eight nine ten eleven twelve thirteen";
        Assert.That(string.Join(' ', TextWrap.Lines(text, width, indent).Select(l => l.Trim())), Is.EqualTo(text));
    }
}
