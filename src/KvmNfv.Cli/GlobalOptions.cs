using System.CommandLine;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli;

/// <summary>The options that every verb understands.</summary>
internal sealed class GlobalOptions
{
    public Option<string?> Connect { get; } = new("--connect", "-c")
    {
        Description = "The hypervisor's URI, such as qemu:///system. Default: libvirt's own (LIBVIRT_DEFAULT_URI, then its configuration).",
        HelpName = "URI",
        Recursive = true,
    };

    public Option<OutputFormat> Output { get; } = new("--output", "-o")
    {
        Description = "table for people, json for scripts; some verbs know more.",
        HelpName = "table|json|...",
        Recursive = true,
        CustomParser = result => ParseFormat(result.Tokens[0].Value, result.AddError),
    };

    public Option<bool> ReadOnly { get; } = new("--readonly", "-r")
    {
        Description = "Open the connection for looking only.",
        Recursive = true,
    };

    public void AddTo(Command root)
    {
        root.Options.Add(Connect);
        root.Options.Add(Output);
        root.Options.Add(ReadOnly);
    }

    public Task<LibvirtConnection> OpenAsync(ParseResult parsed, CancellationToken cancellationToken) => LibvirtConnection.OpenAsync(
        new LibvirtConnectionOptions { Uri = parsed.GetValue(Connect), ReadOnly = parsed.GetValue(ReadOnly) }, cancellationToken);

    /// <summary>A format's name on the command line.</summary>
    public static string Name(OutputFormat format) => format switch
    {
        OutputFormat.Json => "json",
        OutputFormat.Markdown => "markdown",
        OutputFormat.Xml => "xml",
        _ => "table",
    };

    /// <summary>The format with a name, or null.</summary>
    public static OutputFormat? Format(string name) => Enum.GetValues<OutputFormat>().Where(f => Name(f) == name).Select(f => (OutputFormat?)f).FirstOrDefault();

    private static OutputFormat ParseFormat(string text, Action<string> fail)
    {
        if (Format(text) is { } format)
            return format;
        fail($"'{text}' is not an output format: use table or json");
        return default;
    }
}
