import { Api } from "grammy";
import { settings } from "./settings.js";

export const createApi = () => new Api(settings.token, { apiRoot: settings.apiRoot });
