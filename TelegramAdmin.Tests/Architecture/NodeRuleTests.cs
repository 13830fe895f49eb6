using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.Hosting;
using TelegramAdmin.Core;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Tests.Architecture;

/// <summary>What several nodes, of two versions for a while, rely on: docs/decisions/0025-several-nodes.md.</summary>
public sealed class NodeRuleTests
{
    /// <summary>From here on a node of the version before goes on while the next one's migrations are applied.</summary>
    private const string First = "20261122184803";

    [Fact]
    public void EveryHostedService_SaysWhetherItRunsOnceOrOnEveryNode()
    {
        var services = new[] { typeof(CoreModule).Assembly, typeof(TelegramAdminHost).Assembly }.SelectMany(a => a.GetTypes())
            .Where(t => t.IsClass && !t.IsAbstract && typeof(IHostedService).IsAssignableFrom(t) && t.Name != "WhileLeading").ToList();

        Assert.NotEmpty(services);
        Assert.Empty(services.Where(t => Attribute.IsDefined(t, typeof(OnLeaderAttribute)) == Attribute.IsDefined(t, typeof(OnEveryNodeAttribute))).Select(t => t.FullName));
    }

    [Fact]
    public void Migrations_OnlyAdd()
    {
        var migrations = typeof(CoreModule).Assembly.GetTypes().Where(t => typeof(Migration).IsAssignableFrom(t) && !t.IsAbstract)
            .Select(t => (Id: t.GetCustomAttribute<MigrationAttribute>()!.Id, Type: t)).Where(m => string.CompareOrdinal(m.Id, First) >= 0).ToList();

        Assert.NotEmpty(migrations);
        Assert.Empty(migrations.SelectMany(m => ((Migration)Activator.CreateInstance(m.Type)!).UpOperations.Where(Breaks).Select(o => $"{m.Id}: {o.GetType().Name}")));
    }

    private static bool Breaks(MigrationOperation operation) => operation switch
    {
        DropTableOperation or DropColumnOperation or RenameTableOperation or RenameColumnOperation => true,
        AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null, ComputedColumnSql: null } => true,
        AlterColumnOperation { IsNullable: false, OldColumn.IsNullable: true } => true,
        _ => false,
    };
}
