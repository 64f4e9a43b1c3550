using System.Text;
using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>libvirt's own names of the flags, as in VIR_MIGRATE_POSTCOPY.</summary>
internal static class FlagWords
{
    public static string Of(DomainMigrateFlags flags) =>
        string.Join('+', Enum.GetValues<DomainMigrateFlags>().Where(f => f != 0 && flags.HasFlag(f)).Select(Word));

    private static string Word(DomainMigrateFlags flag)
    {
        var word = new StringBuilder();
        foreach (var letter in flag.ToString())
        {
            if (char.IsUpper(letter) && word.Length > 0)
                word.Append('_');
            word.Append(char.ToUpperInvariant(letter));
        }

        return word.ToString();
    }
}
