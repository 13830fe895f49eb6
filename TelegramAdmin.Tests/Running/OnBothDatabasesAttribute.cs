using System.Reflection;
using TelegramAdmin.Core.Storage;
using Xunit.Sdk;
using Xunit.v3;

namespace TelegramAdmin.Tests.Running;

/// <summary>Runs the test once on SQLite and once on PostgreSQL; its last parameter is the database.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnBothDatabasesAttribute(params object[] before) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [.. Enum.GetValues<DatabaseProvider>().Select(provider => new TheoryDataRow([.. before, provider]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
