using System.CommandLine;
using System.Text.Json;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Cli;

/// <summary>Which host a verb is about: this machine, a recorded one, one that libvirt describes, or one from a file.</summary>
internal sealed class HostSource(GlobalOptions globals)
{
    public Option<string?> Root { get; } = new("--root")
    {
        Description = "A recorded host: the folder that holds its sys and proc, or a tar file made by 'kvmnfv host snapshot'. Default: this machine.",
        HelpName = "DIR",
    };

    public Option<string?> File { get; } = new("--host")
    {
        Description = "A host's topology as JSON, as 'kvmnfv host show -o json' prints it.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(Root);
        command.Options.Add(File);
        command.Validators.Add(result =>
        {
            if (new Option[] { Root, File, globals.Connect }.Count(o => result.GetResult(o) is { Implicit: false }) > 1)
                result.AddError("--root, --host and --connect each name a host: give one of them");
        });
    }

    /// <summary>The files of the host: under --root, or of this machine.</summary>
    public IHostFiles Files(ParseResult parsed) => parsed.GetValue(Root) is not { } root ? HostFiles.Live
        : System.IO.File.Exists(root) ? HostArchive.Open(root) : new HostFiles(root);

    /// <summary>The host's topology.</summary>
    public async Task<HostTopology> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(File) is { } file)
            return Parse(file, await System.IO.File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false));
        if (parsed.GetValue(globals.Connect) is null)
            return new SysfsTopologyReader(Files(parsed)).Read();
        using var connection = await globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        return await new HostReader().ReadAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    private static HostTopology Parse(string file, string json)
    {
        try
        {
            return HostTopology.FromJson(json);
        }
        catch (JsonException e)
        {
            throw new CliException($"{file} is not a host topology: {e.Message}");
        }
    }
}
