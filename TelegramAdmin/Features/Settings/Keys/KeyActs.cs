using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Features.Settings.Keys;

/// <summary>What somebody does to API keys and limits: may they, do it, write it down.</summary>
public sealed class KeyActs(StaffSession session, CreateApiKey create, ChangeApiKey change, RotateApiKey rotate, RevokeApiKey revoke, ApiKeyReader reader, SetPlanLimits limits)
{
    public async Task<Result<CreatedApiKey>> CreateAsync(NewApiKey request)
    {
        var me = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync("api_key.created", await create.RunAsync(me.Workspace, request, me.Name), made => (made.Row, made.Row.Scopes));
    }

    public async Task<Result<ApiKey>> ChangeAsync(long id, NewApiKey request)
    {
        var me = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync("api_key.changed", await change.RunAsync(me.Workspace, id, request), key => (key, key.Scopes));
    }

    public async Task<Result<CreatedApiKey>> RotateAsync(long id, TimeSpan overlap)
    {
        var me = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync("api_key.rotated", await rotate.RunAsync(me.Workspace, id, overlap), made => (made.Row, null));
    }

    public async Task<Result<ApiKey>> RevokeAsync(long id)
    {
        var me = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync("api_key.revoked", await revoke.RunAsync(me.Workspace, id), key => (key, null));
    }

    public async Task<string?> RevealCallbackSecretAsync(ApiKey key)
    {
        var me = await session.RequireAsync(AdminRole.Admin);
        await session.RecordAsync("api_key.callback_secret_shown", Name(key));
        return await reader.RevealCallbackSecretAsync(me.Workspace, key.Id);
    }

    public async Task<Failure?> SetLimitsAsync(PlanLimits wanted)
    {
        var me = await session.RequireAsync(AdminRole.Owner);
        var set = await limits.RunAsync(me.Workspace, wanted);
        if (set.IsOk)
            await session.RecordAsync("workspace.limits_changed", "this workspace", $"messages a month: {Words(wanted.MonthlyMessages)}, bots: {Words(wanted.Bots)}");
        return set.Failure;
    }

    private async Task<Result<T>> RecordAsync<T>(string action, Result<T> done, Func<T, (ApiKey Key, string? Details)> what)
    {
        if (!done.TryGet(out var value, out _))
            return done;
        var (key, details) = what(value);
        await session.RecordAsync(action, Name(key), details);
        return done;
    }

    private static string Words(long? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "no limit";

    private static string Name(ApiKey key) => $"{key.Name} ({key.Hint})";
}
