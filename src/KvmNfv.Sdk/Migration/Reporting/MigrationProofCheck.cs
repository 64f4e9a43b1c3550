namespace KvmNfv.Sdk.Migration;

/// <summary>One thing looked at after a migration.</summary>
/// <param name="Subject">What: <c>runs-once</c>, <c>definitions</c>, <c>emulator-pin</c>, <c>placement</c>, <c>limits</c> ...</param>
/// <param name="Passed">Whether it is as it should be; null where it could not be seen.</param>
/// <param name="Text">What was seen, in one sentence.</param>
public sealed record MigrationProofCheck(string Subject, bool? Passed, string Text);
