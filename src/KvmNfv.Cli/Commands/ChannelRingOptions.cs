using System.CommandLine;
using System.CommandLine.Parsing;
using KvmNfv.Channels;

namespace KvmNfv.Cli.Commands;

/// <summary>What the rings of a channel are like, and the memory that they lie in.</summary>
internal sealed class ChannelRingOptions
{
    private readonly Option<RingKind> _kind = WordOption.Create("--kind", "How messages are kept: of any size, or all of one.", RingKind.Variable, ("variable", RingKind.Variable), ("fixed", RingKind.Fixed));
    private readonly Option<long?> _message = ByteOption.Create("--message", "The largest message, or the size of all. Default: 2048.");
    private readonly Option<int?> _capacity = NumberOption.Create("--capacity", "Messages of that size that each direction holds. Default: 1024.", 2, 1 << 24);
    private readonly Option<HugePageSize> _pages = WordOption.Create("--huge-pages", "Huge pages, which must be reserved.", HugePageSize.None, ("none", HugePageSize.None), ("2M", HugePageSize.TwoMebibytes), ("1G", HugePageSize.OneGibibyte));
    private readonly Option<int?> _node = NumberOption.Create("--node", "The memory node to take pages from. Default: that of the CPU that touches a page first.", 0, 1023);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _kind, _message, _capacity, _pages, _node })
            command.Options.Add(option);
    }

    /// <summary>Whether the rings, rather than only their memory, are described.</summary>
    public bool IsGiven(CommandResult result) => new Option[] { _kind, _message, _capacity }.Any(o => result.GetResult(o) is { Implicit: false });

    public RingOptions Read(ParseResult parsed, bool doorbells) => new()
    {
        Kind = parsed.GetValue(_kind),
        MessageSize = (int)Math.Min(parsed.GetValue(_message) ?? 2048, int.MaxValue),
        Capacity = parsed.GetValue(_capacity) ?? 1024,
        Doorbells = doorbells,
        Memory = Memory(parsed),
    };

    /// <summary>The options as they were given.</summary>
    public IEnumerable<string> Arguments(ParseResult parsed) => new Option[] { _kind, _message, _capacity, _pages, _node }
        .Select(parsed.GetResult).Where(r => r is { Implicit: false }).SelectMany(r => new[] { r!.Option.Name, r.Tokens[0].Value });

    public SharedRegionOptions Memory(ParseResult parsed) => new() { HugePages = parsed.GetValue(_pages), NumaNode = parsed.GetValue(_node) };
}
