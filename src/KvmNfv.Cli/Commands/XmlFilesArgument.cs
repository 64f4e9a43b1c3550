using System.CommandLine;

namespace KvmNfv.Cli.Commands;

/// <summary>The files that the verbs of <c>kvmnfv xml</c> take.</summary>
internal static class XmlFilesArgument
{
    public static Argument<string[]> Create() => new("FILE")
    {
        Description = "Files, folders (searched for *.xml), or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };
}
