using TelegramAdmin.Sandbox.BotApi.Documentation;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.BotApi;

/// <summary>Runs a call under the world's lock and keeps count.</summary>
internal sealed class ApiExecutor(World world)
{
    public void Run(ApiMethod method, ApiCall call, Answer answer)
    {
        lock (world.Gate)
        {
            try
            {
                world.Counters.Called(call, world.Time.GetUtcNow());
                StrikeFaults(method.Name);
                ParameterCheck.Check(call);
                answer.Succeed(method.Run(call));
                world.Counters.Succeeded(call, world.Time.GetUtcNow());
            }
            catch (ApiException refused)
            {
                world.Counters.Refused(call, refused, world.Time.GetUtcNow());
                answer.Fail(refused);
            }
        }
    }

    private void StrikeFaults(string method)
    {
        if (world.Faults.Refuses(method)) throw ApiException.TooManyRequests(world.Faults.RetryAfter);
        if (world.Faults.FailsInside(method)) throw ApiException.InternalError();
    }
}
