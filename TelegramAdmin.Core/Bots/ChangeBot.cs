using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots;

/// <summary>Changes how a bot is named here and how it sends.</summary>
public sealed class ChangeBot(IDatabase database, BotStates states)
{
    public const int LargestPaidRate = 1000;

    public async Task<Result<Bot>> RunAsync(WorkspaceId workspace, BotId id, BotChange change)
    {
        if (change.Fault() is { } fault)
            return fault;
        if (!await states.ChangeAsync(id, bot => bot.WorkspaceId == workspace && bot.State != BotState.Removed, change.Apply))
            return BotErrors.NotFound(id.ToString());
        await using var db = database.Read(workspace);
        return await db.Bots.FirstAsync(b => b.Id == id);
    }
}

/// <summary>What is null stays as it is.</summary>
public sealed record BotChange
{
    /// <summary>What the bot is called in this product; Telegram keeps its own name of it.</summary>
    public string? Name { get; init; }

    /// <summary>As <see cref="Bot.RetryPolicy"/>, checked already.</summary>
    public string? RetryPolicy { get; init; }

    /// <summary>As <see cref="Bot.PaidRate"/>; 0 goes back to the free limit.</summary>
    public int? PaidRate { get; init; }

    public bool? AnswersItself { get; init; }

    public bool IsEmpty => this is { Name: null, RetryPolicy: null, PaidRate: null, AnswersItself: null };

    public Failure? Fault() => this switch
    {
        { Name: { } name } when string.IsNullOrWhiteSpace(name) || name.Trim().Length > 256 => BotErrors.NameInvalid,
        { PaidRate: < 0 or > ChangeBot.LargestPaidRate } => BotErrors.PaidRateInvalid,
        _ => null,
    };

    internal void Apply(Bot bot)
    {
        bot.Name = Name?.Trim() ?? bot.Name;
        bot.RetryPolicy = RetryPolicy ?? bot.RetryPolicy;
        bot.PaidRate = PaidRate == 0 ? null : PaidRate ?? bot.PaidRate;
        bot.AnswersItself = AnswersItself ?? bot.AnswersItself;
    }
}
