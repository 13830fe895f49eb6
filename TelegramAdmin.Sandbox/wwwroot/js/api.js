// Calls to the sandbox's own control routes.
import { toast } from './toast.js';

export async function get(path) {
  return read(await fetch(`sandbox/${path}`));
}

export async function post(path, body = {}) {
  const response = await fetch(`sandbox/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return read(response);
}

async function read(response) {
  const text = await response.text();
  const answer = text ? JSON.parse(text) : null;
  if (!response.ok) {
    toast(answer?.error ?? `The sandbox answered ${response.status}.`, true);
    throw new Error(answer?.error ?? response.statusText);
  }
  return answer;
}

// Reads a chosen file as base64.
export function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
