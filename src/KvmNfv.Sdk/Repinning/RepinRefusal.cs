namespace KvmNfv.Sdk.Repinning;

/// <summary>Why a plan can't be carried out while the domain runs.</summary>
/// <param name="What">What stands against it.</param>
/// <param name="Mend">What to do instead.</param>
public sealed record RepinRefusal(string What, string Mend);
