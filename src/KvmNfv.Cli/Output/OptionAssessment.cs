namespace KvmNfv.Cli.Output;

/// <summary>What can't be measured of an option.</summary>
/// <param name="Option">Its name.</param>
/// <param name="Api">What programs see.</param>
/// <param name="Usability">What it takes to set up.</param>
/// <param name="Security">Who must trust whom.</param>
/// <param name="Maintenance">Who keeps it alive.</param>
/// <param name="Migratability">Whether VMs with it live-migrate.</param>
/// <param name="TakeWhen">When to take it.</param>
internal sealed record OptionAssessment(string Option, string Api, string Usability, string Security, string Maintenance, string Migratability, string TakeWhen);
