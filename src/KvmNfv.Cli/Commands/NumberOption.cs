using System.CommandLine;
using System.Globalization;

namespace KvmNfv.Cli.Commands;

/// <summary>Whole numbers within bounds.</summary>
internal static class NumberOption
{
    public static Option<int?> Create(string name, string description, int least, int most, string helpName = "N") => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            result.AddError($"'{text}' is not understood by {name}: use a number from {least} to {most}");
            return null;
        },
    };
}
