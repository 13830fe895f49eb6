using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>Which figures are wanted.</summary>
/// <param name="Bot">Null for all of the workspace.</param>
/// <param name="Currency">What money is told in; other currencies stand on the page of payments.</param>
/// <param name="IsLive">Which of Stripe's modes counts; null for both.</param>
internal sealed record OverviewAsk(AppDbContext Db, DatabaseProvider Provider, WorkspaceId Workspace, BotId? Bot, OverviewRange Range, string Currency, bool? IsLive);
