using System.Globalization;
using System.Text;

namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>Makes texts that a pattern of XML Schema's regular expressions matches; in these, ^ and $ stand for themselves.</summary>
internal sealed class PatternSample
{
    private const string Printable = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. /:,;=+@#%&<>'\"";
    private readonly string _pattern;
    private readonly Random _random;
    private int _at;

    private PatternSample(string pattern, Random random)
    {
        _pattern = pattern;
        _random = random;
    }

    internal static string Of(string pattern, Random random) => new PatternSample(pattern, random).Alternatives();

    private string Alternatives()
    {
        var all = new List<string> { Sequence() };
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            all.Add(Sequence());
        }

        return all[_random.Next(all.Count)];
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            var start = _at;
            var once = Atom();
            var (after, times) = Times();
            for (var i = 0; i < times; i++)
            {
                _at = start;
                text.Append(i == 0 ? once : Atom());
            }

            _at = after;
        }

        return text.ToString();
    }

    private string Atom()
    {
        switch (_pattern[_at++])
        {
            case '(':
                var inner = Alternatives();
                _at++;
                return inner;
            case '[':
                return Class();
            case '.':
                return $"{Printable[_random.Next(Printable.Length)]}";
            case '\\':
                return $"{Escaped(_pattern[_at++])}";
            default:
                return $"{_pattern[_at - 1]}";
        }
    }

    private (int After, int Times) Times()
    {
        var (least, most) = (1, 1);
        switch (_at < _pattern.Length ? _pattern[_at] : ' ')
        {
            case '?':
                (least, most) = (0, 1);
                _at++;
                break;
            case '*':
                (least, most) = (0, 4);
                _at++;
                break;
            case '+':
                (least, most) = (1, 4);
                _at++;
                break;
            case '{':
                var end = _pattern.IndexOf('}', _at);
                var bounds = _pattern[(_at + 1)..end].Split(',');
                least = int.Parse(bounds[0], CultureInfo.InvariantCulture);
                most = Math.Min(int.Parse(bounds[^1], CultureInfo.InvariantCulture), least + 8);
                _at = end + 1;
                break;
        }

        return (_at, _random.Next(least, most + 1));
    }

    private string Class()
    {
        var without = _pattern[_at] == '^';
        if (without)
            _at++;
        var set = new HashSet<char>();
        while (_pattern[_at] != ']')
        {
            var first = Character();
            var last = first;
            if (_pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                _at++;
                last = Character();
            }

            for (var c = first; c <= last; c++)
                set.Add(c);
        }

        _at++;
        var choice = without ? [.. Printable.Where(c => !set.Contains(c))] : set.ToArray();
        return $"{choice[_random.Next(choice.Length)]}";
    }

    private char Character() => _pattern[_at++] is var c && c == '\\' ? Escaped(_pattern[_at++]) : c;

    private static char Escaped(char c) => c switch
    {
        's' => ' ',
        'n' => '\n',
        'd' => '7',
        _ => c,
    };
}
